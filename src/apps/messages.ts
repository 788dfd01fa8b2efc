import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "apps",
  {
    services: "Leistungen",
    appointments: "Termine",
    mine: "Meine Anträge",
    inbox: "Postfach",
    licence: "Mein Führerschein",
    resume: "Antrag fortsetzen",
    digitalCity: "Digitale Stadt",
    signIn: "Anmelden",
    signOut: "Abmelden",
    queue: "Vorgänge",
    enter: "Antrag erfassen",
    print: "Druck",
    team: "Team",
    permits: "Parkausweise",
    licences: "Führerscheine",
    warden: "Kontrolle",
    cockpit: "Smart City Index",
    collection: "Kennzahlen",
    admin: "Verwaltung",
    error: {
      "not-signed-in": {
        title: "Bitte melden Sie sich an",
        text: "Diese Seite sehen Sie nur, wenn Sie angemeldet sind.",
      },
      "level-too-low": {
        title: "Ein höheres Vertrauensniveau ist nötig",
        text: "Melden Sie sich noch einmal an und weisen Sie sich stärker aus.",
      },
      forbidden: {
        title: "Das dürfen Sie hier nicht",
        text: "Ihr Konto hat dafür keine Berechtigung. Wenn das falsch ist, wenden Sie sich an uns.",
      },
      "not-found": {
        title: "Seite nicht gefunden",
        text: "Die Adresse ist falsch, die Seite gibt es nicht mehr, oder sie ist nicht für Sie bestimmt.",
      },
      invalid: {
        title: "Das konnten wir nicht lesen",
        text: "Eine Angabe fehlt oder ist nicht gültig. Gehen Sie zurück und prüfen Sie Ihre Eingaben.",
      },
      conflict: {
        title: "Jemand war schneller",
        text: "Der Stand hat sich inzwischen geändert. Laden Sie die Seite neu.",
      },
      gone: { title: "Nicht mehr vorhanden", text: "Diese Daten wurden nach Ablauf der Frist gelöscht." },
      "too-large": {
        title: "Zu groß",
        text: "Die Eingabe oder Datei ist zu groß. Dateien dürfen höchstens 10 MB haben.",
      },
      "too-many": {
        title: "Zu viele Versuche",
        text: "Warten Sie eine Minute und versuchen Sie es dann noch einmal.",
      },
      unavailable: {
        title: "Gerade nicht verfügbar",
        text: "Versuchen Sie es in einigen Minuten noch einmal. Was gespeichert war, ist nicht verloren.",
      },
      internal: {
        title: "Das hat nicht geklappt",
        text: "Der Fehler liegt bei uns. Versuchen Sie es noch einmal; was gespeichert war, ist nicht verloren.",
      },
    },
    unchecked: "Diese Übersetzung hat noch kein Mensch geprüft. Es gilt der deutsche Text.",
    home: "Zur Startseite",
    errorNumber: "Fehlernummer für Rückfragen: {id}",
  },
  {
    services: "Services",
    appointments: "Appointments",
    mine: "My applications",
    inbox: "Inbox",
    licence: "My driving licence",
    resume: "Continue application",
    digitalCity: "Digital city",
    signIn: "Sign in",
    signOut: "Sign out",
    queue: "Cases",
    enter: "Enter application",
    print: "Print",
    team: "Team",
    permits: "Parking permits",
    licences: "Driving licences",
    warden: "Check",
    cockpit: "Smart City Index",
    collection: "Figures",
    admin: "Administration",
    error: {
      "not-signed-in": {
        title: "Please sign in",
        text: "You can see this page only when you are signed in.",
      },
      "level-too-low": {
        title: "A higher level of assurance is needed",
        text: "Sign in once more and prove your identity more strongly.",
      },
      forbidden: {
        title: "You may not do this here",
        text: "Your account has no permission for this. If that is wrong, contact us.",
      },
      "not-found": {
        title: "Page not found",
        text: "The address is wrong, the page no longer exists, or it is not meant for you.",
      },
      invalid: {
        title: "We could not read this",
        text: "Something is missing or not valid. Go back and check what you entered.",
      },
      conflict: {
        title: "Somebody was faster",
        text: "Things have changed in the meantime. Reload the page.",
      },
      gone: { title: "No longer there", text: "These data were deleted when their time was over." },
      "too-large": { title: "Too large", text: "What you sent is too large. Files may have at most 10 MB." },
      "too-many": { title: "Too many attempts", text: "Wait a minute and try again." },
      unavailable: {
        title: "Not available at the moment",
        text: "Try again in a few minutes. What was saved is not lost.",
      },
      internal: {
        title: "That did not work",
        text: "The fault is ours. Try again; what was saved is not lost.",
      },
    },
    unchecked: "Nobody has checked this translation yet. The German text is binding.",
    home: "To the home page",
    errorNumber: "Error number for queries: {id}",
  },
);
