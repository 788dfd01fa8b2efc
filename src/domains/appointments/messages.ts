import { defineMessages } from "#platform/i18n";

export const messages = defineMessages(
  "appointments",
  {
    mail: {
      confirmSubject: "Bitte bestätigen Sie Ihren Termin",
      confirmText:
        "Guten Tag,\n\nwir halten diesen Termin für Sie frei: {when}.\n\nBitte bestätigen Sie ihn in den nächsten {minutes} Minuten über diesen Link:\n{link}\n\nWenn Sie keinen Termin gebucht haben, müssen Sie nichts tun. Der Platz wird dann von selbst wieder frei.\n",
    },
  },
  {
    mail: {
      confirmSubject: "Please confirm your appointment",
      confirmText:
        "Hello,\n\nwe are keeping this appointment for you: {when}.\n\nPlease confirm it within the next {minutes} minutes with this link:\n{link}\n\nIf you did not book an appointment, you do not have to do anything. The time will be free again by itself.\n",
    },
  },
);
