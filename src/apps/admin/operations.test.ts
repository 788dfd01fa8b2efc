import { createServer } from "node:net";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDemoScanner, type DemoScanner } from "#documents";
import { issueToken } from "#identity";
import { execute } from "#platform/database/database";
import { sendMail } from "#platform/mail";
import { testService, writeTestCity } from "#test/city";
import { describeOnBothDatabases } from "#test/postgres";
import { openTestSystem, staffActor, type TestSystem } from "#test/system";
import { readOperations, retryJob, digestJob } from "./operations.ts";

interface Received {
  readonly to: string | undefined;
  readonly subject: string | undefined;
  readonly text: string;
}

/** A mail server that refuses mails until it is told otherwise. */
async function startMailServer(): Promise<{
  url: string;
  received: Received[];
  accept(): void;
  stop(): Promise<void>;
}> {
  const received: Received[] = [];
  let accepts = false;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (_address, _session, done) => done(accepts ? undefined : new Error("Mailbox full")),
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        const to = [mail.to].flat()[0]?.text;
        received.push({ to, subject: mail.subject, text: mail.text ?? "" });
        done();
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
  const address = smtp.server.address();
  if (!address || typeof address === "string") throw new Error("The mail server does not listen");
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    accept: () => void (accepts = true),
    stop: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
}

/** An address that nobody listens at: it was free a moment ago. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

describeOnBothDatabases("an administrator", (database) => {
  let system: TestSystem;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let scanner: DemoScanner;
  const admin = () => system.ctx(staffActor({ roles: ["administrator"], teams: [] }));

  beforeAll(async () => {
    mail = await startMailServer();
    scanner = await startDemoScanner();
    system = await openTestSystem({
      pool: database().pool,
      city: writeTestCity([testService()]),
      env: {
        SMTP_URL: mail.url,
        ADMIN_EMAIL: "it@probehausen.example",
        CLAMAV_ADDRESS: scanner.address,
        PAYMENT_URL: `http://${await deadAddress()}`,
      },
    });
  });
  afterAll(async () => {
    await system.close();
    await mail.stop();
    await scanner.stop();
  });
  const stateOf = async (name: string): Promise<string | undefined> =>
    (await readOperations(admin(), {})).adapters.find((adapter) => adapter.name === name)?.state;

  test("sees which neighbour answers, which is away, and which is not set up", async () => {
    expect(await stateOf("SMTP")).toBe("answers");
    expect(await stateOf("ClamAV")).toBe("answers");
    expect(await stateOf("XBezahldienste")).toBe("silent");
    expect(await stateOf("OIDC (Beschäftigte)")).toBe("not-set-up");
  });

  test("sees a mail that could not be sent, is told of it once a day, and sends it again", async () => {
    await sendMail(system.job(), { to: "erika@example.org", subject: "Nachricht", text: "Hallo" });
    // All its tries are used up: what comes after a day of failing.
    await execute(system.job().db, "UPDATE jobs.job SET retry_limit = 0 WHERE name = 'mail.send'");
    await system.runJobs();
    const [failed] = (await readOperations(admin(), {})).failed;
    expect(failed).toMatchObject({ queue: "mail.send" });
    expect(JSON.stringify(failed)).not.toContain("erika");

    mail.accept();
    await digestJob.run(system.job(), {});
    await system.runJobs();
    expect(mail.received).toHaveLength(1);
    expect(mail.received[0]).toMatchObject({
      to: "it@probehausen.example",
      subject: expect.stringContaining("1 fehlgeschlagene") as unknown,
      text: expect.stringMatching(/mail\.send: 1[\s\S]*XBezahldienste: antwortet nicht/) as unknown,
    });
    expect(mail.received[0]?.text).not.toContain("erika");

    await retryJob(admin(), { queue: "mail.send", jobId: failed?.id ?? "" });
    await system.runJobs();
    expect(mail.received.map(({ to }) => to)).toEqual(["it@probehausen.example", "erika@example.org"]);
    expect((await readOperations(admin(), {})).failed).toEqual([]);
  });

  test("alone: nobody else reads the state of operations or tries a job again", async () => {
    const lead = system.ctx(staffActor({ roles: ["lead"] }));
    await expect(readOperations(lead, {})).rejects.toMatchObject({ code: "forbidden" });
    const job = { queue: "mail.send", jobId: "01890000-0000-7000-8000-000000000000" };
    await expect(retryJob(lead, job)).rejects.toMatchObject({ code: "forbidden" });
    await expect(retryJob(admin(), { ...job, queue: "pg_class" })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      issueToken(lead, { name: "Programm", scopes: ["role:lead"], days: 1 }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
