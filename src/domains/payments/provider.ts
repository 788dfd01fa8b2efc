import { z } from "zod";
import type { Config } from "#platform/config";
import { refuseInsideTransaction } from "#platform/database/pool";
import { DomainError } from "#platform/errors";

/** The states of a transaction in XBezahldienste 1.0.0. */
const statusSchema = z.enum(["INITIAL", "PAYED", "FAILED", "CANCELED", "EXPIRED", "REFUNDED"]);
export type TransactionStatus = z.output<typeof statusSchema>;

const answerSchema = z.object({
  paymentInformation: z.object({
    transactionId: z.string().min(1),
    transactionRedirectUrl: z.url().optional(),
    status: statusSchema,
  }),
  paymentRequest: z.object({ requestId: z.string(), grosAmount: z.coerce.number() }).optional(),
});

export interface TransactionRequest {
  /** At most 36 characters of `\w`, digits and hyphen: the attempt's id. */
  readonly requestId: string;
  readonly amountCents: number;
  readonly reference: string;
  readonly description: string;
  readonly redirectUrl: string;
  readonly requestedAt: Temporal.Instant;
}

export interface Transaction {
  readonly transactionId: string;
  readonly redirectUrl: string | undefined;
  readonly status: TransactionStatus;
  /** What the provider says was to be paid, to compare with what we asked for. */
  readonly amountCents: number | undefined;
}

type Settings = NonNullable<Config["payment"]>;

/** A payment provider that speaks XBezahldienste 1.0.0 over HTTP; the demo provider is one more of them. */
export interface PaymentProvider {
  start(request: TransactionRequest): Promise<Transaction>;
  status(transactionId: string): Promise<Transaction>;
  refund(transactionId: string): Promise<Transaction>;
}

export function xBezahldienste(settings: Settings): PaymentProvider {
  const base = `${settings.url.replace(/\/$/, "")}/paymenttransaction/${settings.originator}/${settings.endPoint}`;
  return {
    start: (request) =>
      call(settings, "POST", base, {
        requestId: request.requestId,
        requestTimestamp: request.requestedAt.toString({ smallestUnit: "second" }),
        currency: "EUR",
        grosAmount: request.amountCents / 100,
        purpose: purposeOf(request.reference),
        description: request.description.slice(0, 250),
        redirectUrl: request.redirectUrl,
        items: [
          {
            id: "1",
            reference: request.reference,
            description: request.description.slice(0, 250),
            taxRate: 0,
            quantity: 1,
            totalNetAmount: request.amountCents / 100,
            totalTaxAmount: 0,
            singleNetAmount: request.amountCents / 100,
            singleTaxAmount: 0,
          },
        ],
      }),
    status: (transactionId) => call(settings, "GET", `${base}/${encodeURIComponent(transactionId)}`),
    // Refunds are not part of XBezahldienste 1.0.0; providers offer them under the transaction.
    refund: (transactionId) =>
      call(settings, "POST", `${base}/${encodeURIComponent(transactionId)}/refund`, {}),
  };
}

/** At most 27 characters of letters without umlauts, digits, space and hyphen: what the bank statement will show. */
export function purposeOf(reference: string): string {
  const plain = reference
    .replace(/ä/g, "ae")
    .replace(/ö/g, "oe")
    .replace(/ü/g, "ue")
    .replace(/Ä/g, "Ae")
    .replace(/Ö/g, "Oe")
    .replace(/Ü/g, "Ue")
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(/[^\w\s-]/g, "");
  return plain.slice(0, 27).trim();
}

async function call(
  settings: Settings,
  method: "GET" | "POST",
  url: string,
  body?: unknown,
): Promise<Transaction> {
  refuseInsideTransaction("A call to the payment provider");
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: {
        accept: "application/json",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(settings.secret ? { authorization: `Bearer ${settings.secret}` } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
      redirect: "error",
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw unreachable();
  const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw unreachable();
  const { paymentInformation: information, paymentRequest } = answer.data;
  return {
    transactionId: information.transactionId,
    redirectUrl: information.transactionRedirectUrl,
    status: information.status,
    amountCents: paymentRequest ? Math.round(paymentRequest.grosAmount * 100) : undefined,
  };
}

function unreachable(): DomainError {
  return new DomainError("unavailable", {
    text: {
      de: "Der Bezahldienst ist gerade nicht erreichbar. Ihr Antrag ist gespeichert; versuchen Sie die Zahlung in einigen Minuten noch einmal.",
      en: "The payment service cannot be reached at the moment. Your application is saved; try to pay again in a few minutes.",
    },
  });
}
