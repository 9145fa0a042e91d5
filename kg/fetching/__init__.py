"""Documents and facts from the official sources: searched, taken in politely, verified, and kept with where they came from.

`client` speaks HTTP; `sru`, `odata`, `syncfeed` and `wikidata` each speak the language of one source; `publications`, `zaken` and
`registers` are what a user asks for; `target` is the folder it all goes into. Nothing else of Kamergraaf uses the network.
"""
