/** Each kind of finding: how grave it is and what to do. Texts for those who write definitions. */
export const findingTexts = {
  format: {
    severity: "error",
    de: "Das Format stimmt hier nicht: {detail} Vergleichen Sie mit dem JSON-Schema.",
    en: "The format is wrong here: {detail} Compare with the JSON Schema.",
  },
  "text-missing": {
    severity: "error",
    de: "Hier fehlt der deutsche Text „{what}“. Ergänzen Sie ihn.",
    en: "The German text “{what}” is missing here. Add it.",
  },
  "page-duplicate": {
    severity: "error",
    de: "Die Seite „{page}“ gibt es schon. Geben Sie dieser Seite einen anderen Namen.",
    en: "There is a page “{page}” already. Give this page another id.",
  },
  "page-unknown": {
    severity: "error",
    de: "Die Seite „{page}“ gibt es nicht. Verweisen Sie auf eine vorhandene Seite oder auf „end“.",
    en: "There is no page “{page}”. Point to an existing page or to “end”.",
  },
  "page-cycle": {
    severity: "error",
    de: "Von „{from}“ geht es zurück zu „{page}“, das ergibt einen Kreis. Verweisen Sie auf eine spätere Seite.",
    en: "From “{from}” the way leads back to “{page}”, which makes a circle. Point to a later page.",
  },
  "page-backward": {
    severity: "error",
    de: "Von „{from}“ geht es zurück zu „{page}“. Seiten führen nur nach vorn: Stellen Sie die Seiten um.",
    en: "From “{from}” the way leads back to “{page}”. Pages only lead forward: change the order of the pages.",
  },
  "page-unreachable": {
    severity: "error",
    de: "Zur Seite „{page}“ führt kein Weg. Verweisen Sie auf sie oder löschen Sie sie.",
    en: "No way leads to the page “{page}”. Point to it or delete it.",
  },
  "page-empty": {
    severity: "hint",
    de: "Die Seite „{page}“ fragt nichts. Prüfen Sie, ob sie gebraucht wird.",
    en: "The page “{page}” asks nothing. Check whether it is needed.",
  },
  "next-never": {
    severity: "warning",
    de: "Dieser Weg wird nie genommen, weil davor einer ohne Bedingung steht. Ändern Sie die Reihenfolge.",
    en: "This way is never taken, since one without a condition stands before it. Change the order.",
  },
  "name-duplicate": {
    severity: "error",
    de: "Den Namen „{name}“ gibt es schon. Geben Sie jedem Feld, jeder Bedingung und jeder Angabe einen eigenen Namen.",
    en: "The name “{name}” exists already. Give each field, condition and fact a name of its own.",
  },
  "name-reserved": {
    severity: "error",
    de: "Der Name „{name}“ gehört zur Sprache FEEL oder zum System. Wählen Sie einen anderen.",
    en: "The name “{name}” belongs to the language FEEL or to the system. Choose another.",
  },
  "condition-circle": {
    severity: "error",
    de: "Diese Bedingungen verweisen im Kreis aufeinander: {names}. Lösen Sie den Kreis auf.",
    en: "These conditions refer to each other in a circle: {names}. Break the circle.",
  },
  "condition-unused": {
    severity: "hint",
    de: "Die Bedingung „{name}“ wird im Antrag nicht verwendet. Prüfen Sie, ob sie gebraucht wird.",
    en: "The condition “{name}” is not used in the flow. Check whether it is needed.",
  },
  "feel-invalid": {
    severity: "error",
    de: "Der Ausdruck „{source}“ ist ab Zeichen {at} kein gültiges FEEL. Berichtigen Sie ihn.",
    en: "The expression “{source}” is not valid FEEL from character {at}. Correct it.",
  },
  "feel-unknown-name": {
    severity: "error",
    de: "Der Ausdruck verwendet „{name}“, doch so heißt weder ein Feld noch eine Bedingung noch eine Angabe.{similar}",
    en: "The expression uses “{name}”, but no field, condition or fact has that name.{similar}",
  },
  "feel-unknown-part": {
    severity: "error",
    de: "„{name}“ hat keinen Teil „{part}“. Möglich sind: {parts}.",
    en: "“{name}” has no part “{part}”. There are: {parts}.",
  },
  "feel-reads-later": {
    severity: "error",
    de: "Die Bedingung verwendet „{name}“, das erst später gefragt wird. Fragen Sie es früher oder ändern Sie die Bedingung.",
    en: "The condition uses “{name}”, which is asked only later. Ask it earlier or change the condition.",
  },
  "feel-item-outside": {
    severity: "error",
    de: "„{name}“ gehört zu einer wiederholten Seite und gilt nur dort. Verwenden Sie die Liste „{list}“.",
    en: "“{name}” belongs to a repeated page and has a value only there. Use the list “{list}”.",
  },
  "feel-forbidden": {
    severity: "error",
    de: "„{part}“ ist hier nicht erlaubt: keine eigenen Funktionen, keine Zählschleifen, keine Uhr. Für heute gibt es die Angabe „today“.",
    en: "“{part}” is not allowed here: no functions of your own, no counting loops, no clock. For today use the fact “today”.",
  },
  "option-unknown": {
    severity: "error",
    de: "„{value}“ ist keine Antwort auf „{name}“. Möglich sind: {options}.",
    en: "“{value}” is not an answer to “{name}”. There are: {options}.",
  },
  "option-duplicate": {
    severity: "error",
    de: "Die Antwort „{value}“ steht zweimal. Geben Sie jeder Antwort einen eigenen Wert.",
    en: "The answer “{value}” is there twice. Give each answer a value of its own.",
  },
  "type-mismatch": {
    severity: "error",
    de: "„{name}“ vom Typ {type} wird mit {value} verglichen, das kann nie gleich sein. Berichtigen Sie den Vergleich.",
    en: "“{name}” of type {type} is compared with {value}, which can never be equal. Correct the comparison.",
  },
  range: {
    severity: "error",
    de: "Das Minimum {min} ist größer als das Maximum {max}. Vertauschen Sie die Werte.",
    en: "The minimum {min} is greater than the maximum {max}. Swap the values.",
  },
  "pattern-invalid": {
    severity: "error",
    de: "Das Muster „{pattern}“ ist kein gültiger regulärer Ausdruck. Berichtigen Sie es.",
    en: "The pattern “{pattern}” is not a valid regular expression. Correct it.",
  },
  "pattern-without-hint": {
    severity: "warning",
    de: "Zum Muster fehlt „patternHint“. Sagen Sie dort, welche Form erwartet wird.",
    en: "The pattern has no “patternHint”. Say there which form is expected.",
  },
  "fee-without-norm": {
    severity: "error",
    de: "Zu dieser Gebühr fehlt die Rechtsgrundlage. Ergänzen Sie „norm“.",
    en: "This fee lacks its legal basis. Add “norm”.",
  },
  "retrieve-without-register": {
    severity: "error",
    de: "Der Nachweis soll abgerufen werden, doch „register“ fehlt. Nennen Sie das Register.",
    en: "The proof is to be retrieved, but “register” is missing. Name the register.",
  },
  "prefill-unknown": {
    severity: "error",
    de: "Die Angabe „{name}“ zum Vorausfüllen ist unbekannt. Nennen Sie sie unter „facts“.",
    en: "The fact “{name}” for prefilling is unknown. Name it under “facts”.",
  },
  "english-missing": {
    severity: "hint",
    de: "Der englische Text fehlt. Ergänzen Sie „en“.",
    en: "The English text is missing. Add “en”.",
  },
} as const satisfies Readonly<
  Record<string, { severity: "error" | "warning" | "hint"; de: string; en: string }>
>;
