import { defineMessages } from "#platform/i18n";

/**
 * The texts of the pages that every public website must have. Paragraphs are parted by empty lines, points begin with
 * "- ", and a paragraph that is one {name} alone gives way to what the page puts there.
 */
export const staticMessages = defineMessages(
  "catalogue-static",
  {
    contact: {
      title: "Kontakt",
      lead: "So erreichen Sie die Stadt {city}.",
      phone: "Telefon",
      email: "E-Mail",
      post: "Post",
      write: "Rückmeldung zum Portal geben",
      offices: "Alle Stellen mit Öffnungszeiten",
      data: "Fragen zum Datenschutz",
    },
    accessibility: {
      title: "Erklärung zur Barrierefreiheit",
      lead: "Diese Website soll für alle benutzbar sein. Hier steht, wie weit wir sind, was noch fehlt und an wen Sie sich wenden können.",
      state: {
        title: "Stand",
        text: "Diese Website ist mit der EN 301 549 und den WCAG 2.2, Stufe AA, teilweise vereinbar. Grundlage sind die BITV 2.0 und {norm}.\n\nStand dieser Erklärung: {date}. Sie beruht auf einer Bewertung durch uns selbst: automatische Prüfung jeder Seite (axe), Bedienung nur mit der Tastatur, ohne JavaScript, bei 320 Pixel Breite und 400 Prozent Vergrößerung. Eine Prüfung durch eine unabhängige Stelle steht noch aus.",
      },
      limits: {
        title: "Was noch nicht barrierefrei ist",
        text: "- Ein Video in Deutscher Gebärdensprache fehlt noch.\n- Die Texte in Leichter Sprache wurden noch nicht von Menschen mit Lernschwierigkeiten geprüft.\n- Übersetzungen in weitere Sprachen als Deutsch und Englisch sind ungeprüft.\n- Seiten anderer Anbieter, zu denen wir führen (Nutzerkonto, Bezahlen), liegen nicht in unserer Hand.\n- Dateien, die Sie selbst hochladen, können wir nicht barrierefrei machen.",
      },
      feedback: {
        title: "Barriere melden",
        text: "Fällt Ihnen etwas auf, das nicht barrierefrei ist, oder brauchen Sie Inhalte in einer anderen Form? Schreiben Sie uns oder rufen Sie an. Wir antworten innerhalb eines Monats.\n\n{contact}",
      },
      enforcement: {
        title: "Wenn wir nicht helfen",
        text: "Antworten wir nicht oder nicht zufriedenstellend, können Sie sich an die Durchsetzungsstelle wenden. Das kostet nichts, und Sie brauchen keinen Rechtsbeistand.\n\n{body}",
        unknown:
          "Welche Stelle zuständig ist, ist hier noch nicht eingetragen. Wir nennen sie Ihnen auf Nachfrage.",
      },
    },
    sign: {
      title: "Gebärdensprache",
      lead: "Hier gehört ein Video in Deutscher Gebärdensprache hin.",
      text: "Das Video soll erklären, was dieses Portal bietet, wie man sich darin bewegt und wie man eine Barriere meldet. Es fehlt noch: Die Stadt muss es mit gehörlosen Menschen aufnehmen, ein Programm kann das nicht.\n\nBis dahin erreichen Sie uns schriftlich. Für ein Gespräch vor Ort haben Sie Anspruch auf eine Dolmetscherin oder einen Dolmetscher; sagen Sie uns vorher Bescheid, die Kosten trägt die Stadt.\n\n{contact}",
    },
    easy: {
      title: "Leichte Sprache",
      intro: "Diese Seite ist in deutscher Leichter Sprache.",
      whole: "Das ganze Portal in Leichter Sprache",
      services: "Alle Leistungen",
    },
    privacy: {
      title: "Datenschutz",
      lead: "Hier steht, was die Stadt {city} mit Ihren Daten tut, wenn Sie dieses Portal nutzen.",
      controller: {
        title: "Wer verantwortlich ist",
        text: "{authority}\n\nFragen zum Datenschutz beantwortet: {officer}",
      },
      visit: {
        title: "Wenn Sie nur lesen",
        text: "Wir setzen keine Cookies, binden nichts von anderen Anbietern ein und verfolgen niemanden. Ihre IP-Adresse wird nur so lange im Arbeitsspeicher gehalten, wie es nötig ist, um Ihnen zu antworten und Überlastung abzuwehren. Unsere Protokolle enthalten keine Angaben über Personen.",
      },
      cookies: {
        title: "Cookies",
        text: "Zwei Cookies gibt es, beide nur, wenn Sie sie brauchen:\n\n- „stadtkern“ hält Sie angemeldet, höchstens 12 Stunden.\n- „stadtkern-entwurf“ enthält den Code Ihres Entwurfs, wenn Sie ohne Konto einen Antrag stellen, 30 Tage.\n\nBeide sind für die Leistung nötig, die Sie wünschen (§ 25 Abs. 2 TDDDG).",
      },
      apply: {
        title: "Wenn Sie einen Antrag stellen",
        text: "Wir verarbeiten, was Sie angeben, um über Ihren Antrag zu entscheiden. Grundlage ist Art. 6 Abs. 1 Buchst. e DSGVO mit dem Gesetz, das auf der Seite der Leistung steht. Ihre Angaben liegen verschlüsselt bei der Stadt.\n\n- Entwürfe löschen wir nach 30 Tagen, wenn Sie nichts mehr ändern (§ 8a OZG). Wir sagen vorher Bescheid, wenn wir Sie erreichen können.\n- Wie lange ein abgeschlossener Vorgang aufbewahrt wird, steht auf der Seite jeder Leistung.\n- In Registern sehen wir nur nach, wenn Sie zustimmen. Sie können sich vorher ansehen, was wir abrufen (§ 5 EGovG).\n- Manche Anträge entscheidet ein Programm, wenn das Gesetz es erlaubt und alle Prüfungen erfüllt sind. Der Bescheid sagt es. Lehnt eine Prüfung ab, entscheidet immer ein Mensch.",
      },
      recipients: {
        title: "Wer Ihre Daten sonst noch erhält",
        text: "- Das Nutzerkonto, wenn Sie sich anmelden: Es bestätigt uns Ihren Namen und was die Leistung sonst braucht.\n- Der Bezahldienst, wenn eine Gebühr fällig ist: Betrag und Kassenzeichen, keine Angaben aus Ihrem Antrag.\n- E-Mails von uns sagen nur, dass etwas im Portal bereitliegt, nicht was.",
      },
      counting: {
        title: "Was wir zählen",
        text: "Wir zählen, wie oft eine Leistung begonnen und abgeschlossen wird, je Tag und ohne Person. Bewertungen speichern wir mit Tag, Sternen und Ihrem Text. Die Summen stehen öffentlich auf der Seite „Die digitale Stadt“.",
      },
      rights: {
        title: "Ihre Rechte",
        text: "Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen und der Verarbeitung widersprechen (Art. 15 bis 21 DSGVO). Mit einem Konto sehen Sie unter „Mein Konto“ selbst, wer Ihre Daten wann und wozu gelesen hat.\n\nSie können sich beschweren bei: {supervision}",
      },
    },
    imprint: {
      title: "Impressum",
      lead: "Angaben nach § 5 DDG",
      provider: {
        title: "Herausgeberin",
        text: "{official}\n\nDie Stadt ist eine Körperschaft des öffentlichen Rechts. Sie wird von der Oberbürgermeisterin oder dem Oberbürgermeister vertreten.",
      },
      contact: { title: "Kontakt", text: "{contact}" },
      content: { title: "Verantwortlich für den Inhalt", text: "{authority}" },
      software: {
        title: "Software",
        text: "Dieses Portal läuft mit Stadtkern, freier Software unter der Lizenz EUPL-1.2.",
      },
    },
  },
  {
    contact: {
      title: "Contact",
      lead: "This is how you reach the City of {city}.",
      phone: "Phone",
      email: "E-mail",
      post: "Post",
      write: "Give feedback on the portal",
      offices: "All offices with opening hours",
      data: "Questions about data protection",
    },
    accessibility: {
      title: "Accessibility statement",
      lead: "Everybody should be able to use this website. This page says how far we are, what is missing and whom you can turn to.",
      state: {
        title: "State",
        text: "This website is partially compliant with EN 301 549 and WCAG 2.2, level AA. The legal base is BITV 2.0 and {norm}.\n\nDate of this statement: {date}. It rests on our own assessment: automatic checks of every page (axe), use by keyboard alone, without JavaScript, at a width of 320 pixels and at 400 per cent zoom. An independent audit has not been made yet.",
      },
      limits: {
        title: "What is not accessible yet",
        text: "- A video in German Sign Language is still missing.\n- The texts in easy language have not yet been checked by people with learning difficulties.\n- Translations into languages other than German and English are unchecked.\n- Pages of other providers to which we lead (user account, payment) are not in our hands.\n- We cannot make accessible what you upload yourself.",
      },
      feedback: {
        title: "Report a barrier",
        text: "Have you found something that is not accessible, or do you need something in another form? Write to us or call. We answer within a month.\n\n{contact}",
      },
      enforcement: {
        title: "If we do not help",
        text: "If we do not answer, or not to your satisfaction, you can turn to the enforcement body. That is free of charge, and you do not need a lawyer.\n\n{body}",
        unknown: "Which body is responsible is not entered here yet. We will tell you on request.",
      },
    },
    sign: {
      title: "Sign language",
      lead: "A video in German Sign Language belongs here.",
      text: "The video is to explain what this portal offers, how to find one's way in it and how to report a barrier. It is still missing: the city has to record it with deaf people, software cannot do that.\n\nUntil then you can reach us in writing. For a conversation in person you are entitled to an interpreter; please tell us beforehand, the city bears the cost.\n\n{contact}",
    },
    easy: {
      title: "Easy language (German)",
      intro: "This page is in German easy language.",
      whole: "The whole portal in German easy language",
      services: "All services",
    },
    privacy: {
      title: "Privacy",
      lead: "This page says what the City of {city} does with your data when you use this portal.",
      controller: {
        title: "Who is responsible",
        text: "{authority}\n\nQuestions about data protection are answered by: {officer}",
      },
      visit: {
        title: "If you only read",
        text: "We set no cookies, include nothing from other providers and follow nobody. Your IP address is kept in working memory only as long as is needed to answer you and to fend off overload. Our logs contain nothing about people.",
      },
      cookies: {
        title: "Cookies",
        text: "There are two cookies, each only when you need it:\n\n- “stadtkern” keeps you signed in, for 12 hours at most.\n- “stadtkern-entwurf” holds the code of your draft if you apply without an account, for 30 days.\n\nBoth are necessary for the service that you want (§ 25 (2) TDDDG).",
      },
      apply: {
        title: "If you apply for something",
        text: "We process what you tell us in order to decide on your application. The legal base is Art. 6 (1) (e) GDPR with the law named on the page of the service. What you tell us is kept encrypted by the city.\n\n- We delete drafts after 30 days without a change (§ 8a OZG). We tell you beforehand if we can reach you.\n- How long a closed case is kept is said on the page of each service.\n- We look into registers only if you agree. You can see beforehand what we would retrieve (§ 5 EGovG).\n- Some applications are decided by a program, where the law allows it and all checks pass. The decision says so. If a check fails, a person always decides.",
      },
      recipients: {
        title: "Who else receives your data",
        text: "- The user account, if you sign in: it confirms your name and what else the service needs.\n- The payment service, if there is a fee: amount and payment reference, nothing from your application.\n- E-mails from us only say that something is waiting in the portal, not what.",
      },
      counting: {
        title: "What we count",
        text: "We count how often a service is begun and completed, by day and without the person. We keep ratings with the day, the stars and your text. The sums are public on the page “The digital city”.",
      },
      rights: {
        title: "Your rights",
        text: "You can ask for information, correction, deletion and restriction, and object to the processing (Art. 15 to 21 GDPR). With an account you can see for yourself, under “My account”, who read your data, when and why.\n\nYou can complain to: {supervision}",
      },
    },
    imprint: {
      title: "Legal notice",
      lead: "Information under § 5 DDG",
      provider: {
        title: "Publisher",
        text: "{official}\n\nThe city is a corporation under public law. It is represented by its mayor.",
      },
      contact: { title: "Contact", text: "{contact}" },
      content: { title: "Responsible for the content", text: "{authority}" },
      software: {
        title: "Software",
        text: "This portal runs on Stadtkern, free software under the licence EUPL-1.2.",
      },
    },
  },
);
