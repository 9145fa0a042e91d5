import gc,sys,time,cProfile,pstats
exec(open('/tmp/rec/stages.py').read().split("tot=collections.Counter()")[0])
docs=[d for p in pieces[:6] for _,d in documents_of(p)]
ms=[extract(d,r) for d in docs]; ls=[link(d,m,r) for d,m in zip(docs,ms)]
rd=[[Reading(d,m,l)] for d,m,l in zip(docs,ms,ls)]
def go():
    for x in rd: state(x,r,iris)
go()
#file.Profile(); p.enable(); go(); p.disable()
#.Stats(p).sort_stats('tottime').print_stats(40)
best=9
for _ in range(15):
    a=time.process_time(); go(); best=min(best,time.process_time()-a)
print(best/len(rd)*1e6)
