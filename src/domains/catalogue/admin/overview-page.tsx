import { Badge, Breadcrumb, Heading, Lead, Link, List, SummaryList, Table, Text } from "#kern";
import { notFound } from "#platform/errors";
import type { PageRequest, Reply } from "#platform/http/route";
import { fill, localized } from "#platform/i18n";
import { cityFilesOf, cityOf, listServices, loadedCityOf } from "../services.ts";
import { listProposed } from "../setting-changes.ts";
import { settingsOfOffice, settingsOfService, type Setting } from "../setting-keys.ts";
import { isSameValue, valueIn } from "../setting-values.ts";
import { messages } from "./messages.ts";
import { partName, Value } from "./setting-words.tsx";

/** All services and offices, with what waits for approval. */
export async function showOverview(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const proposed = await listProposed(ctx);
  const waiting = (prefix: string): number => proposed.filter(({ key }) => key.startsWith(prefix)).length;
  const columns = [
    { header: text.name, rowHeader: true, cell: (row: Row) => <Link href={href(row.href)}>{row.name}</Link> },
    {
      header: text.proposals,
      cell: (row: Row) => (row.waiting > 0 ? <Badge tone="warning">{row.waiting}</Badge> : "0"),
    },
  ];
  interface Row {
    readonly name: string;
    readonly href: string;
    readonly waiting: number;
  }
  return {
    page: {
      title: text.title,
      section: "/admin",
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <List
            items={[
              <Link href={href("/admin/texte/vorschlaege")}>
                {fill(text.proposalsCount, { n: proposed.length })}
              </Link>,
              <Link href={href("/admin/texte/verlauf")}>{text.history}</Link>,
            ]}
          />
          <Table
            caption={text.services}
            columns={columns}
            rows={listServices(ctx).map(({ service }): Row => ({
              name: localized(service.title, language),
              href: `/admin/texte/leistung/${service.key}`,
              waiting: waiting(`service.${service.key}.`),
            }))}
          />
          <Table
            caption={text.offices}
            columns={columns}
            rows={cityOf(ctx).offices.map((office): Row => ({
              name: localized(office.name, language),
              href: `/admin/texte/stelle/${encodeURIComponent(office.key)}`,
              waiting: waiting(`office.${office.key}.`),
            }))}
          />
        </>
      ),
    },
  };
}

export async function showServiceSettings(request: PageRequest): Promise<Reply> {
  const key = request.params["key"];
  const found = cityFilesOf(request.ctx).services.find(({ service }) => service.key === key);
  if (!found) throw notFound();
  return settingsPage(
    request,
    localized(found.service.title, request.language),
    settingsOfService(found.service),
  );
}

export async function showOfficeSettings(request: PageRequest): Promise<Reply> {
  const key = request.params["key"];
  const office = cityFilesOf(request.ctx).city.offices.find((each) => each.key === key);
  if (!office) throw notFound();
  return settingsPage(request, localized(office.name, request.language), settingsOfOffice(office));
}

/** Everything of one service or office that can be changed, as it is in force. */
async function settingsPage(
  request: PageRequest,
  title: string,
  settings: readonly Setting[],
): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const waiting = new Set((await listProposed(ctx)).map(({ key }) => key));
  return {
    page: {
      title,
      section: "/admin",
      isWide: true,
      body: (
        <>
          <Breadcrumb items={[{ href: href("/admin/texte"), label: text.title }]} />
          <Heading level={1}>{title}</Heading>
          <SummaryList
            label={title}
            rows={settings.map((setting) => ({
              key: partName(setting, language),
              value: <InForce request={request} setting={setting} isWaiting={waiting.has(setting.key)} />,
              action: { href: href(`/admin/texte/angabe/${setting.key}`), label: text.change },
            }))}
          />
        </>
      ),
    },
  };
}

/** What holds, whether it differs from the file, the norm of an amount, and whether a proposal waits. */
function InForce(props: {
  readonly request: PageRequest;
  readonly setting: Setting;
  readonly isWaiting: boolean;
}): preact.JSX.Element {
  const { request, setting, isWaiting } = props;
  const { ctx, language } = request;
  const text = messages(language);
  const value = valueIn(loadedCityOf(ctx), setting);
  const written = valueIn(cityFilesOf(ctx), setting);
  const [before, after] = text.inFile.split("{value}");
  return (
    <>
      <Value value={value} language={language} />
      {setting.part === "amountCents" && (
        <Text small muted>
          {setting.charge.norm === "" ? text.noNorm : fill(text.norm, { norm: setting.charge.norm })}
        </Text>
      )}
      {!isSameValue(value, written) && (
        <div>
          {before}
          <Value value={written} language={language} />
          {after}
        </div>
      )}
      {isWaiting && <Badge tone="warning">{text.waiting}</Badge>}
    </>
  );
}
