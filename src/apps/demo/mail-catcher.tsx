import { createServer } from "node:http";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { EmptyState, Heading, Lead, Link, Table, Text } from "#kern";
import type { DemoShell } from "./shell.ts";

export interface DemoMail {
  stop(): Promise<void>;
}

const MOST_SHOWN = 100;

/** A mail server for the demo: takes every mail by SMTP, keeps it in a folder, and shows it on a page. */
export async function startDemoMail(
  options: {
    readonly host: string;
    readonly smtpPort: number;
    readonly webPort: number;
    readonly folder: string;
  },
  shell: DemoShell,
): Promise<DemoMail> {
  mkdirSync(options.folder, { recursive: true });
  let count = readdirSync(options.folder).length;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    size: 20_000_000,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        count += 1;
        writeFileSync(join(options.folder, `${String(count).padStart(8, "0")}.eml`), Buffer.concat(chunks));
        done();
      });
    },
  });
  smtp.on("error", () => undefined);
  await new Promise<void>((resolve) => smtp.listen(options.smtpPort, options.host, () => resolve()));
  const web = createServer((request, response) => {
    if (shell.asset(request, response)) return;
    const name = /^\/mail\/(\d{8}\.eml)$/.exec(request.url ?? "")?.[1];
    void (name ? mailPage(options.folder, name) : listPage(options.folder))
      .then((page) => shell.send(response, page))
      .catch(() =>
        shell.send(
          response,
          { title: "Nicht gefunden", body: <Heading level={1}>Diese Mail gibt es nicht</Heading> },
          404,
        ),
      );
  });
  await new Promise<void>((resolve, reject) =>
    web.once("error", reject).listen(options.webPort, options.host, resolve),
  );
  return {
    stop: async () => {
      web.closeAllConnections();
      await new Promise<void>((resolve) => web.close(() => resolve()));
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

async function listPage(folder: string): Promise<{ title: string; body: preact.JSX.Element }> {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .reverse()
    .slice(0, MOST_SHOWN);
  const mails = await Promise.all(
    names.map(async (name) => ({ name, mail: await simpleParser(readFileSync(join(folder, name))) })),
  );
  return {
    title: "Mails",
    body: (
      <>
        <Heading level={1}>Abgefangene Mails</Heading>
        <Lead>In der Demo geht keine Mail hinaus. Hier steht, was die Stadt verschickt hätte.</Lead>
        {mails.length === 0 ? (
          <EmptyState title="Noch keine Mail" />
        ) : (
          <Table
            caption="Mails, neueste zuerst"
            rows={mails}
            rowKey={(row) => row.name}
            columns={[
              {
                header: "Betreff",
                rowHeader: true,
                cell: (row) => <Link href={`/mail/${row.name}`}>{row.mail.subject ?? "(ohne Betreff)"}</Link>,
              },
              { header: "An", cell: (row) => addressText(row.mail.to) },
              {
                header: "Wann",
                cell: (row) => row.mail.date?.toLocaleString("de-DE", { timeZone: "Europe/Berlin" }) ?? "",
              },
            ]}
          />
        )}
      </>
    ),
  };
}

async function mailPage(folder: string, name: string): Promise<{ title: string; body: preact.JSX.Element }> {
  const mail = await simpleParser(readFileSync(join(folder, name)));
  const title = mail.subject ?? "(ohne Betreff)";
  return {
    title,
    body: (
      <>
        <Heading level={1} preline={`An ${addressText(mail.to)}`}>
          {title}
        </Heading>
        {(mail.text ?? "").split("\n\n").map((paragraph, index) => (
          <Text key={index}>{paragraph}</Text>
        ))}
        <Text>
          <Link href="/">Alle Mails</Link>
        </Text>
      </>
    ),
  };
}

function addressText(to: { text: string } | { text: string }[] | undefined): string {
  return to === undefined
    ? ""
    : [to]
        .flat()
        .map((each) => each.text)
        .join(", ");
}
