import formbody from "@fastify/formbody";
import Fastify, { type FastifyInstance } from "fastify";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { formatCents } from "#forms";
import { Alert, Button, ButtonGroup, DescriptionList, Form, Heading, LinkButton, Text } from "#kern";
import type { DemoShell } from "./shell.ts";

const requestSchema = z.object({
  requestId: z.string().regex(/^[\w-]{1,36}$/),
  currency: z.literal("EUR"),
  grosAmount: z.number().positive().max(999_999),
  purpose: z.string().regex(/^[\w\s-]{1,27}$/),
  description: z.string().max(250),
  redirectUrl: z.url().max(2082),
  items: z
    .array(z.object({ id: z.string() }).loose())
    .min(1)
    .max(99),
});

const transactionSchema = z.object({
  transactionId: z.string(),
  status: z.enum(["INITIAL", "PAYED", "FAILED", "CANCELED", "EXPIRED", "REFUNDED"]),
  request: requestSchema,
});
type Transaction = z.output<typeof transactionSchema>;

export interface DemoPayments {
  stop(): Promise<void>;
}

/**
 * A payment provider for the demo that speaks XBezahldienste 1.0.0 over HTTP. It keeps its transactions in files, as
 * a real one would outlive the city's server.
 */
export async function startDemoPayments(
  options: { readonly host: string; readonly port: number; readonly url: string; readonly folder: string },
  shell: DemoShell,
): Promise<DemoPayments> {
  mkdirSync(options.folder, { recursive: true });
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(formbody);
  addApi(app, options);
  addPages(app, options.folder, shell);
  await app.listen({ host: options.host, port: options.port });
  return { stop: () => app.close() };
}

function addApi(app: FastifyInstance, options: { readonly url: string; readonly folder: string }): void {
  const base = "/paymenttransaction/:originatorId/:endPointId";
  app.post(base, (request, reply) => {
    const parsed = requestSchema.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ errors: parsed.error.issues });
    const transaction: Transaction = { transactionId: randomUUID(), status: "INITIAL", request: parsed.data };
    write(options.folder, transaction);
    return reply.code(201).send(answerOf(options.url, transaction));
  });
  app.get<{ Params: { id: string } }>(`${base}/:id`, (request, reply) => {
    const transaction = read(options.folder, request.params.id);
    return transaction ? reply.send(answerOf(options.url, transaction)) : reply.code(404).send({});
  });
  app.post<{ Params: { id: string } }>(`${base}/:id/refund`, (request, reply) => {
    const transaction = read(options.folder, request.params.id);
    if (!transaction || !["PAYED", "REFUNDED"].includes(transaction.status)) return reply.code(409).send({});
    const refunded: Transaction = { ...transaction, status: "REFUNDED" };
    write(options.folder, refunded);
    return reply.send(answerOf(options.url, refunded));
  });
}

function addPages(app: FastifyInstance, folder: string, shell: DemoShell): void {
  app.get<{ Params: { id: string } }>("/zahlen/:id", (request, reply) => {
    const transaction = read(folder, request.params.id);
    if (!transaction)
      return reply
        .code(404)
        .type("text/html")
        .send(
          shell.html({ title: "Unbekannt", body: <Heading level={1}>Diese Zahlung gibt es nicht</Heading> }),
        );
    return reply
      .type("text/html; charset=utf-8")
      .send(shell.html({ title: "Bezahlen", body: payPage(transaction) }));
  });
  app.post<{ Params: { id: string }; Body: { result?: string } }>("/zahlen/:id", (request, reply) => {
    const transaction = read(folder, request.params.id);
    const status = { pay: "PAYED", cancel: "CANCELED", fail: "FAILED" }[request.body.result ?? ""] as
      | Transaction["status"]
      | undefined;
    if (transaction?.status === "INITIAL" && status) write(folder, { ...transaction, status });
    return reply.redirect(`/zahlen/${request.params.id}`, 303);
  });
  app.get("/assets/*", (request, reply) => {
    if (!shell.asset(request.raw, reply.raw)) return reply.code(404).send();
    return reply.hijack();
  });
}

function payPage(transaction: Transaction): preact.JSX.Element {
  const { request, status } = transaction;
  const amount = formatCents(Math.round(request.grosAmount * 100), "de");
  return (
    <>
      <Heading level={1}>{status === "INITIAL" ? `${amount} bezahlen` : TITLES[status]}</Heading>
      <Alert title="Demo-Bezahldienst">
        <Text>
          Hier wird kein Geld bewegt. Der Bezahldienst der Stadt spricht dieselbe Schnittstelle
          (XBezahldienste 1.0.0).
        </Text>
      </Alert>
      <DescriptionList
        rows={[
          { key: "Empfänger", value: "Stadt (Demo)" },
          { key: "Verwendungszweck", value: request.purpose },
          { key: "Wofür", value: request.description },
          { key: "Betrag", value: amount },
        ]}
      />
      {status === "INITIAL" ? (
        <Form action={`/zahlen/${transaction.transactionId}`} csrf="">
          <ButtonGroup>
            <Button name="result" value="pay">
              Bezahlen
            </Button>
            <Button kind="secondary" name="result" value="fail">
              Ablehnen lassen
            </Button>
            <Button kind="tertiary" name="result" value="cancel">
              Abbrechen
            </Button>
          </ButtonGroup>
        </Form>
      ) : (
        <LinkButton kind="primary" href={request.redirectUrl}>
          Zurück zur Stadt
        </LinkButton>
      )}
    </>
  );
}

const TITLES: Record<Exclude<Transaction["status"], "INITIAL">, string> = {
  PAYED: "Bezahlt",
  FAILED: "Die Zahlung wurde abgelehnt",
  CANCELED: "Die Zahlung wurde abgebrochen",
  EXPIRED: "Die Zahlung ist abgelaufen",
  REFUNDED: "Die Zahlung wurde zurückgezahlt",
};

function answerOf(url: string, { transactionId, status, request }: Transaction): Record<string, unknown> {
  return {
    paymentRequest: request,
    paymentInformation: {
      transactionUrl: `${url}/paymenttransaction/${transactionId}`,
      transactionRedirectUrl: `${url}/zahlen/${transactionId}`,
      transactionId,
      status,
    },
  };
}

function read(folder: string, id: string): Transaction | undefined {
  const path = join(folder, `${id}.json`);
  if (!/^[\w-]{36}$/.test(id) || !existsSync(path)) return undefined;
  return transactionSchema.parse(JSON.parse(readFileSync(path, "utf8")));
}

function write(folder: string, transaction: Transaction): void {
  const path = join(folder, `${transaction.transactionId}.json`);
  writeFileSync(`${path}.new`, JSON.stringify(transaction));
  renameSync(`${path}.new`, path);
}
