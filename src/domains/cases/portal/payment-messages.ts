import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "cases-payment",
  {
    title: "Weiter zum Bezahldienst",
    lead: "Sie verlassen jetzt die Seiten der Stadt und bezahlen bei unserem Bezahldienst. Danach kommen Sie hierher zurück.",
    go: "Zum Bezahldienst",
    later: "Später bezahlen",
    open: "Die Zahlung ist noch nicht bestätigt",
    openText:
      "Wir fragen beim Bezahldienst nach und machen von selbst weiter, sobald die Zahlung bestätigt ist. Sie müssen nicht noch einmal bezahlen.",
    failed: "Es wurde nicht bezahlt",
    failedText:
      "Die Zahlung wurde abgebrochen oder abgelehnt. Es wurde nichts abgebucht. Sie können es noch einmal versuchen.",
    back: "Zurück zum Vorgang",
  },
  {
    title: "On to the payment service",
    lead: "You are now leaving the city's pages and pay with our payment service. After that you come back here.",
    go: "To the payment service",
    later: "Pay later",
    open: "The payment is not confirmed yet",
    openText:
      "We are asking the payment service and carry on by ourselves as soon as it is confirmed. You do not need to pay again.",
    failed: "Nothing was paid",
    failedText: "The payment was cancelled or declined. Nothing was charged. You can try again.",
    back: "Back to the case",
  },
);
