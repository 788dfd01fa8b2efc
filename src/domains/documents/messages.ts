import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "documents",
  {
    letter: {
      reference: "Zeichen (bitte immer angeben)",
      date: "Datum",
      phone: "Telefon",
      email: "E-Mail",
      page: "Seite {n} von {of}",
      what: "Angabe",
      value: "Inhalt",
      norms: "Rechtsgrundlagen",
      remedy: "Rechtsbehelfsbelehrung",
      signed: "Im Auftrag",
      automatic:
        "Dieser Bescheid wurde automatisch erlassen und ist ohne Unterschrift gültig (§ 37 Abs. 5 VwVfG).",
      automaticCertificate:
        "Diese Bescheinigung wurde automatisch erstellt und ist ohne Unterschrift gültig.",
      verify: "Echtheit prüfen",
      verifyText:
        "Ob dieses Dokument gilt, kann jede Person prüfen: mit der Kamera über den QR-Code oder unter dieser Adresse. Gezeigt wird nur, ob es gilt und wie lange.",
      code: "Code:",
      qr: "QR-Code mit der Adresse {url}",
    },
    verify: {
      title: "Dokument prüfen",
      lead: "Hier sehen Sie, ob ein Dokument der Stadt gilt. Von Dokumenten wird nicht mehr gezeigt: keine Namen, keine Adressen, keine Kennzeichen.",
      code: "Code auf dem Dokument",
      codeHint:
        "16 Zeichen in vier Gruppen, zum Beispiel 7K3M-9QXT-2B8D-R4WV. Groß- und Kleinschreibung ist egal.",
      codeMissing: "Geben Sie den Code ein, der auf dem Dokument neben dem QR-Code steht",
      check: "Prüfen",
      again: "Anderes Dokument prüfen",
      document: "Dokument",
      validFrom: "Gültig ab",
      validUntil: "Gültig bis einschließlich",
      unlimited: "ohne Ende",
      checkedOn: "Geprüft am",
      state: {
        valid: "Das Dokument ist gültig",
        "not-yet-valid": "Das Dokument ist noch nicht gültig",
        expired: "Das Dokument ist abgelaufen",
        revoked: "Das Dokument wurde widerrufen und gilt nicht mehr",
        unknown: "Zu diesem Code gibt es kein Dokument",
      },
      unknownText:
        "Prüfen Sie, ob der Code richtig abgeschrieben ist. Stimmt er, dann stammt das Dokument nicht von hier.",
    },
  },
  {
    letter: {
      reference: "Reference (please always quote)",
      date: "Date",
      phone: "Telephone",
      email: "E-mail",
      page: "Page {n} of {of}",
      what: "Item",
      value: "Content",
      norms: "Legal bases",
      remedy: "Your right to object",
      signed: "By order",
      automatic:
        "This decision was issued automatically and is valid without a signature (section 37 (5) VwVfG).",
      automaticCertificate: "This certificate was made automatically and is valid without a signature.",
      verify: "Check that this is genuine",
      verifyText:
        "Anybody can check whether this document is valid: with a camera and the QR code, or at this address. Only whether it is valid and until when is shown.",
      code: "Code:",
      qr: "QR code with the address {url}",
    },
    verify: {
      title: "Check a document",
      lead: "See whether a document of the city is valid. Nothing else is shown of documents: no names, no addresses, no number plates.",
      code: "Code on the document",
      codeHint:
        "16 characters in four groups, for example 7K3M-9QXT-2B8D-R4WV. Upper or lower case does not matter.",
      codeMissing: "Enter the code that is on the document beside the QR code",
      check: "Check",
      again: "Check another document",
      document: "Document",
      validFrom: "Valid from",
      validUntil: "Valid until and including",
      unlimited: "no end",
      checkedOn: "Checked on",
      state: {
        valid: "The document is valid",
        "not-yet-valid": "The document is not valid yet",
        expired: "The document has expired",
        revoked: "The document was revoked and is no longer valid",
        unknown: "There is no document with this code",
      },
      unknownText: "Check that the code is copied correctly. If it is, the document does not come from here.",
    },
  },
);
