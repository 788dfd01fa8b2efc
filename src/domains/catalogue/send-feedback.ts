import { z } from "zod";
import { newId } from "#platform/ids";
import { sendMail } from "#platform/mail";
import { anyone } from "#platform/permissions";
import { verb } from "#platform/verb";
import { cityOf } from "./services.ts";

export const LONGEST_MESSAGE = 4000;

export const feedbackSchema = z.object({
  message: z.string().trim().min(1).max(LONGEST_MESSAGE),
  email: z.union([z.literal(""), z.email()]).default(""),
  /** The local address of the page it is about. */
  page: z.string().max(200).default(""),
});

/** Sends what somebody wrote to the city's contact (BITV 2.0 § 7 (2) no. 3), and keeps nothing of it. */
export const sendFeedback = verb(
  {
    name: "catalogue.sendFeedback",
    permission: anyone,
    input: feedbackSchema,
    audit: (_given, id: string) => ({ kind: "feedback", id }),
  },
  async (ctx, { message, email, page }) => {
    const city = cityOf(ctx);
    const about = page === "" ? "" : `Seite: ${ctx.system.publicUrl}${page}\n`;
    const answer = email === "" ? "Es wird keine Antwort gewünscht.\n" : `Antwort an: ${email}\n`;
    await sendMail(ctx, {
      to: city.contact.email,
      subject: `Rückmeldung zum Portal der ${city.officialName}`,
      text: `${about}${answer}\n${message}\n`,
    });
    return newId<"feedback">();
  },
);
