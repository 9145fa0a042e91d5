"""Official publications assembled for the tests from the elements known to exist; names and sentences are invented.

No complete official XML of a Kamervraag could be fetched: the shape follows what is known of the two dialects and of
the page, the text is not that of any published document.
"""

MODERN = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:noNamespaceSchemaLocation="http://technische-documentatie.oep.overheid.nl/schema/op-xsd-2012-2">
  <metadata>
    <meta name="DC.identifier" scheme="OVERHEIDop.ParlID" content="ah-tk-20202021-9901" />
    <meta name="DC.title" scheme="" content="Antwoord op vragen van het lid De Groot over dijken" />
    <meta name="OVERHEIDop.vraagnummer" scheme="" content="2021Z99901" />
    <meta name="OVERHEIDop.aanhangselNummer" scheme="" content="9901" />
    <meta name="OVERHEIDop.vergaderjaar" scheme="" content="2020-2021" />
    <meta name="OVERHEIDop.indiener" scheme="" content="P. de Groot" />
    <meta name="OVERHEIDop.ontvanger" scheme="" content="C. van Waterland" />
    <meta name="OVERHEID.category" scheme="OVERHEID.TaxonomieBeleidsagenda" content="Ruimte &amp; wonen | Dijken" />
  </metadata>
  <kamervragen>
    <kamervraagkop>
      <tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
      <tekstregel inhoud="vergaderjaar">Vergaderjaar 2020-2021</tekstregel>
    </kamervraagkop>
    <kamervraagnummer>9901</kamervraagnummer>
    <kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>De Groot</achternaam></naam>
      (<organisatie>VVD</organisatie>) aan de Minister van <organisatie>Infrastructuur en Waterstaat</organisatie> over
      <kamervraagonderwerp>dijken &amp; duinen bij Voorbeeldstad</kamervraagonderwerp>
      (<datum isodatum="2021-03-30">ingezonden 30 maart 2021</datum>).</kamervraagomschrijving>
    <kamervraagomschrijving type="antwoord">Antwoord van Minister <naam><achternaam>Van Waterland</achternaam></naam>
      (<organisatie>Infrastructuur en Waterstaat</organisatie>)
      (<datum isodatum="2021-04-20">ontvangen 20 april 2021</datum>).</kamervraagomschrijving>
    <vraag>
      <nr status="officieel">Vraag 1</nr>
      <al>Kent u het bericht «Dijk verzakt»?<noot id="ID-2021Z99901-d37e51" type="voet"><noot.nr>1</noot.nr><noot.al>De
        Voorbeeldkrant, 29 maart 2021 (<extref soort="URL" doc="https://voorbeeld.nl/dijk"
        status="actief">voorbeeld.nl/dijk</extref>), zie Kamerstuk <extref doc="kst-99999-3" soort="document"
        status="actief">99 999, nr. 3</extref>.</noot.al></noot> Zo ja, wat vindt u daarvan?</al>
    </vraag>
    <antwoord>
      <nr status="officieel">Antwoord 1</nr>
      <al>Ja.</al>
    </antwoord>
    <vraag>
      <nr status="officieel">Vraag 2, 3</nr>
      <al>Klopt het dat:</al>
      <lijst type="expliciet" level="single" start="1" nr-sluiting="." nummerbreedte="2-cijferig">
        <li><li.nr>a.</li.nr><al>de dijk zakt;</al></li>
        <li><li.nr>b.</li.nr><al>het waterschap <nadruk type="cur">niets</nadruk> doet?</al></li>
      </lijst>
      <al>Wat gaat u doen?</al>
    </vraag>
    <antwoord>
      <nr status="officieel">Antwoord 2 en 3</nr>
      <al>Nee.</al>
      <table><tgroup><row><entry><al>Jaar</al></entry><entry><al>Dijken</al></entry></row></tgroup></table>
    </antwoord>
    <vraag>
      <nr status="officieel">Vraag 4</nr>
      <al>Kunt u deze vragen snel beantwoorden?</al>
    </vraag>
    <antwoord>
      <nr status="officieel">Antwoord 4</nr>
      <al>Zie het antwoord op vraag 1.</al>
    </antwoord>
    <kamervraagopmerking>Toelichting: deze vragen dienen ter aanvulling op eerdere vragen.</kamervraagopmerking>
  </kamervragen>
</officiele-publicatie>
"""

NOTICE = """<officiele-publicatie><metadata><meta name="DC.type" content="Mededeling"/>
<meta name="DC.identifier" content="ah-tk-20202021-9902"/></metadata><kamervragen>
<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>De Groot</achternaam></naam> (VVD) aan de
Minister van Infrastructuur en Waterstaat over dijken (ingezonden 30 maart 2021).</kamervraagomschrijving>
<kamervraagomschrijving type="antwoord">Mededeling van Minister Van Waterland (Infrastructuur en Waterstaat) (<datum
isodatum="2021-04-20">ontvangen 20 april 2021</datum>).</kamervraagomschrijving>
<kamervraagopmerking><al>De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord.</al>
</kamervraagopmerking></kamervragen></officiele-publicatie>
"""

OLD = """<document>
  <body>
    <vragen>
      <vraagnummer>2070899990</vraagnummer>
      <omschr>Vragen van het lid <naam>Jansen</naam> (SP) aan de minister van Justitie over een voorbeeld.
        <datum>(Ingezonden 3 april 2008)</datum></omschr>
      <vraag><nummer>1</nummer><al>Kent u het bericht over het voorbeeld?<nootref refid="n1"/></al></vraag>
      <vraag><nummer>2</nummer><al>Wat is uw reactie?</al></vraag>
      <noot id="n1"><al>De Voorbeeldkrant, 2 april 2008.</al></noot>
      <toelicht><al>Toelichting: deze vragen dienen ter aanvulling op eerdere vragen.</al></toelicht>
    </vragen>
    <reactie>
      <titel>Antwoord</titel>
      <al>Antwoord van minister De Vries (Justitie). <datum>(Ontvangen 24 april 2008)</datum></al>
      <antwoord><nummer>1 en 2</nummer><al>Ja.</al></antwoord>
    </reactie>
  </body>
</document>
"""

PAGE = """<!DOCTYPE html>
<html lang="nl"><head><title>Overheid.nl</title><meta name="OVERHEIDop.vraagnummer" content="2017Z99903">
<script>var a = "<p>geen tekst";</script></head>
<body><div id="menu"><ul><li><a href="/">Zoeken</a><li>Over</ul></div>
<div id="main-column">
<h1 class="kamervraagomschrijving_kop no-toc">Vragen van het lid Bos (VVD) aan de Minister van Economische Zaken over
 het bericht &laquo;Een voorbeeld&raquo; (ingezonden 26 mei 2017).</h1>
<div class="vraag">
  <h2 class="stuktitel no-toc"><a id="d16e43" name="d16e43"></a>Vraag 1
  </h2>
  <p>Wat is uw reactie op het bericht?<a class="nootnum supernote-click-ID-2017Z99903-d37e57"
  href="#ID-2017Z99903-d37e57">1</a></p>
</div>
<div class="antwoord"><h2 class="stuktitel no-toc">Antwoord 1</h2><p>Ik ken het bericht.<br>Zie <a
 href="https://zoek.officielebekendmakingen.nl/kst-99999-7.html">Kamerstuk 99 999, nr. 7</a>.<p>Tweede alinea.</div>
<div id="noten"><hr />
  <div class="voet noot snp-mouseoffset" id="supernote-note-ID-2017Z99903-d37e57">
    <h5 class="note-close"><a class="note-close" href="#close-ID-2017Z99903-d37e57">X</a> Noot</h5>
    <sup><span class="nootnum"><a id="ID-2017Z99903-d37e57" name="ID-2017Z99903-d37e57"></a>1</span></sup><p>De
    Voorbeeldkrant, 25 mei 2017.</p>
  </div>
</div>
</div><footer>Over deze site</footer></body></html>
"""
