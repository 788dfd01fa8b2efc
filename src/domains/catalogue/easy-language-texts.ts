/**
 * The start page in easy language (BITV 2.0 § 4 with annex 2): short sentences, one thought each, one a line, long
 * words parted by a hyphen. It is German whatever the language of the page round it.
 */
export const easyLanguage = {
  lead: "Willkommen bei der Stadt {city}.",
  sections: [
    {
      title: "Was ist diese Internet-Seite?",
      lines: [
        "Das ist die Internet-Seite von der Stadt-Verwaltung.",
        "Die Stadt-Verwaltung kümmert sich um viele Dinge.",
        "Zum Beispiel um Ausweise und um Park-Plätze.",
        "Manches können Sie hier im Internet erledigen.",
        "Dann müssen Sie nicht zum Amt gehen.",
      ],
    },
    {
      title: "So finden Sie, was Sie brauchen",
      lines: [
        "Auf der Start-Seite ist ein großes Feld.",
        "In dieses Feld schreiben Sie ein Wort.",
        "Zum Beispiel: Parken.",
        "Dann drücken Sie auf: Suchen.",
        "Jetzt sehen Sie eine Liste.",
        "Drücken Sie auf den Namen, der passt.",
        "Haben Sie sich verschrieben? Das macht nichts.",
      ],
    },
    {
      title: "So stellen Sie einen Antrag",
      lines: [
        "Ein Antrag heißt: Sie bitten das Amt um etwas.",
        "Zum Beispiel um einen Park-Ausweis.",
        "Drücken Sie auf: Online beantragen.",
        "Dann kommen Fragen.",
        "Auf jeder Seite ist nur eine Frage.",
        "Sie können aufhören und später weiter-machen.",
        "Am Ende sehen Sie alle Antworten noch einmal.",
        "Dann drücken Sie auf: Absenden.",
      ],
    },
    {
      title: "Das Amt entscheidet",
      lines: [
        "Das Amt prüft Ihren Antrag.",
        "Dann bekommen Sie einen Bescheid.",
        "Ein Bescheid ist ein Brief vom Amt.",
        "Darin steht: Ja oder Nein.",
        "Und es steht darin: warum.",
        "Sind Sie nicht einverstanden?",
        "Dann können Sie sich wehren.",
        "Das Wort dafür ist: Widerspruch.",
      ],
    },
    {
      title: "Hier bekommen Sie Hilfe",
      lines: [
        "Sie haben eine Frage?",
        "Rufen Sie uns an.",
        "Die Telefon-Nummer ist: {phone}",
        "Sie können auch zu uns kommen.",
        "Sie dürfen eine andere Person mit-bringen.",
      ],
    },
    {
      title: "Etwas geht nicht?",
      lines: [
        "Können Sie etwas nicht lesen?",
        "Oder nicht bedienen?",
        "Bitte sagen Sie uns das.",
        "Dann machen wir es besser.",
      ],
    },
  ],
  report: "Hier können Sie uns schreiben.",
} as const;
