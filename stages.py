import gc,sys,time,collections
from kg import registers as R
from kg.extractors import extract
from kg.extractors.lexicon import lexicon
from kg.linking import link
from kg.rdf import state
from kg.rdf.remembered import RememberedIris
from kg.statement import Reading
from kg.building.batches import batches, documents_of
from kg.exporters.parts import part_of
from kg.building.written import line_of
r=R.load(); lexicon(r); iris=RememberedIris("https://w3id.org/kamergraaf/id/")
bs=[c for b in batches(sys.argv[1:]) for c in b]
words=[f"<https://w3id.org/kamergraaf/id/x/{i}>" for i in range(20000)]
def ref():
    a=time.process_time()
    for _ in range(2):
        d={}
        for w in words:
            d[w]=(w.replace("/","-"),w[:-1])
        x=sorted(d.items(),reverse=True); "".join([f"{p} {q} .\n" for p,q in d.values()]).encode()
    return (time.process_time()-a)/0.060
def t(f):
    r1=ref(); a=time.process_time(); x=f(); b=time.process_time()-a; r2=ref(); refs.append((r1+r2)/2); return x,b/((r1+r2)/2)
refs=[]
gc.collect(); gc.freeze(); gc.disable()
import itertools
def t(f):
    a=time.process_time(); x=f(); return x,time.process_time()-a
REPS=int(__import__('os').environ.get('REPS','9')); CH=40
alldocs=[d for c in bs for _,d in documents_of(c)]
raws=[d.raw for d in alldocs]
from kg.building.batches import Piece
pieces=[Piece(bs[0].path,("\n".join(raws[i:i+CH])+"\n").encode(),1) for i in range(0,len(raws),CH)]
del alldocs
tot=collections.Counter(); n=0; nst=0;reft=0
for pc in pieces[::3]:
    best={}
    for _ in range(REPS):
        res={}
        docs,res['read']=t(lambda:[d for _,d in documents_of(pc)])
        ms,res['extract']=t(lambda:[extract(d,r) for d in docs])
        ls,res['link']=t(lambda:[link(d,m,r) for d,m in zip(docs,ms)])
        st,res['state']=t(lambda:[state([Reading(d,m,l)],r,iris) for d,m,l in zip(docs,ms,ls)])
        ps,res['part']=t(lambda:[part_of(s) for s in st])
        _,res['line']=t(lambda:[line_of(p.summary) for p in ps])
        for k,v in res.items(): best[k]=min(best.get(k,9),v)
    n+=len(docs); nst+=sum(len(s.statements) for s in st)
    for k,v in best.items(): tot[k]+=v
print(n,nst/n)
for k,v in tot.items(): print(f"{k:8} {v/n*1e6:8.1f} us")
print('total', sum(tot.values())/n*1e6)
