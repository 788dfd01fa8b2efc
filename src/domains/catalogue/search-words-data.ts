/** Words that say nothing about what somebody looks for. */
export const STOP_WORDS =
  "aber alle als am an auch auf aus bei beim bin brauche brauchen das dass dem den der des die dies doch ein eine einem einen einer eines er es fur geht gibt habe haben hat ich ihr im in ist ja kann man mein meine meinem meinen meiner mich mir mit mochte muss nach neu neue neuen neuer nicht noch oder ohne online sich sie sind so stadt soll uber um und uns unser unsere vom von vor wann warum was welche wenn wer werden wie will wir wird wo zu zum zur " +
  "about an and are can do for from get how is it my need new of on or please the to want what when where with you your";

/**
 * Words for the same thing: what people say and what the administration calls it. Each line is one group; a search
 * for one finds the others, ranked lower.
 */
export const SYNONYMS = `
anwohner bewohner resident
auto kfz fahrzeug pkw wagen car vehicle
fuhrerschein fahrerlaubnis lappen licence license
parken parkplatz stellplatz parking
parkausweis parkkarte parkschein parkerlaubnis
personalausweis perso ausweis identitatskarte
reisepass pass passport
umziehen umzug ummelden ummeldung anmelden wohnsitz moving relocation
kita kindergarten krippe tagesstatte kindertagesstatte kinderbetreuung daycare nursery kindergarden
heiraten hochzeit trauung eheschliessung marriage wedding
geburt baby geboren birth
gestorben tod todesfall sterbefall verstorben death
bescheinigung bestatigung nachweis urkunde certificate
geburtsurkunde abstammungsurkunde
meldebescheinigung meldebestatigung wohnsitzbescheinigung
auskunft information
zulassung zulassen anmeldung registration
abmelden stilllegen stilllegung ausserbetriebsetzung
kennzeichen nummernschild plate
schwerbehindert schwerbehinderung behindert behinderung disabled disability
gewerbe geschaft firma unternehmen selbststandig business trade
hund hundesteuer dog
mull abfall sperrmull entsorgung waste rubbish
steuer abgabe tax
gebuhr kosten preis fee cost
termin appointment terminvereinbarung
verloren verlust weg gestohlen diebstahl geklaut lost stolen
verlangern verlangerung extend renewal
fuhrungszeugnis polizeiliches leumund
sozialhilfe grundsicherung hilfe unterstutzung benefit
wohngeld mietzuschuss mietkosten
jenabonus sozialpass sozialticket
beschwerde anregung feedback lob complaint
schaden mangel schlagloch defekt kaputt
`;

/** Parts of administrative compounds, so that these come apart even where no service uses the part as a word. */
export const COMPOUND_PARTS =
  "abfall amt angelegenheit anmeldung anwohner antrag arbeit auskunft ausweis auto baugenehmigung behinderten bescheid bescheinigung bestattung betreuung bewohner bewilligung buch burger denkmal ehe eltern erlaubnis fahr fahrzeug familie feuer fischerei forderung frei fuhrer fuhrung garten gaststatte geburt genehmigung gesundheit gewerbe grund haus heirat hilfe hund inhaber jagd jugend kart kennzeichen kind kinder kosten kranken leben lebens leistung meldung melde miet mull name namen park parken partnerschaft pass person personal pflege platz plakette polizei reise register schein schul schule schutz schwer senioren sitz sondernutzung sozial spiel stand steuer sterbe strasse tages tagespflege umwelt unfall urkunde verkehr verlust verein versicherung wasser wechsel wohn wohnung wunsch zeichen zeugnis zone zulassung zuschuss";
