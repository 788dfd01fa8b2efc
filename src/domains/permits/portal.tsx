import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cityFolderOf, listServices } from "#catalogue";
import {
  Accordion,
  Alert,
  EmptyState,
  Heading,
  Lead,
  Link,
  LinkButton,
  List,
  Stack,
  Table,
  Text,
  ToBeChecked,
} from "#kern";
import { notFound } from "#platform/errors";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply, Route } from "#platform/http/route";
import { anyone } from "#platform/permissions";
import { zonePlanOf } from "./city-zones.ts";
import { messages } from "./messages.ts";
import { ZoneFinder } from "./portal-zone-finder.tsx";
import { partText, periodText } from "./street-part.ts";
import type { Zone } from "./zone-plan.ts";
import { zoneOf } from "./zone-of.ts";
import { zoneName } from "./zone-words.ts";

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/parkzonen", access: anyone, run: showZones },
  { method: "GET", path: "/parkzonen.geojson", access: anyone, isOpen: true, run: sendGeometry },
];

async function showZones(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language).zones;
  const plan = zonePlanOf(ctx);
  const street = (query["strasse"] ?? "").trim().slice(0, 100);
  const houseNumber = (query["nummer"] ?? "").trim().slice(0, 20);
  const wasAsked = query["strasse"] !== undefined;
  const isMissing = wasAsked && (street === "" || houseNumber === "");
  return {
    status: isMissing ? 422 : 200,
    page: {
      title: text.title,
      hasErrors: isMissing,
      // An address looked for is nobody's business but the visitor's.
      isPrivate: wasAsked,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          {plan.zones.length === 0 ? (
            <EmptyState title={text.noZones} />
          ) : (
            <Stack space="large">
              {wasAsked && !isMissing && (
                <Answer request={request} street={street} houseNumber={houseNumber} />
              )}
              <ZoneFinder request={request} street={street} houseNumber={houseNumber} isMissing={isMissing} />
              <Heading level={2}>{text.all}</Heading>
              <Accordion
                items={plan.zones.map((zone) => ({
                  id: `zone-${zone.key}`,
                  title: localized(zoneName(zone), language),
                  children: (
                    <ZoneDetails zone={zone} language={language} isForStaff={ctx.actor.kind === "staff"} />
                  ),
                }))}
              />
              {existsSync(geometryPath(request)) && (
                <Text>
                  <Link href="/parkzonen.geojson">{text.data}</Link>
                </Text>
              )}
            </Stack>
          )}
        </>
      ),
    },
  };
}

function Answer({
  request,
  street,
  houseNumber,
}: {
  readonly request: PageRequest;
  readonly street: string;
  readonly houseNumber: string;
}): preact.JSX.Element {
  const { ctx, language } = request;
  const text = messages(language).zones;
  const answer = zoneOf(zonePlanOf(ctx), { street, houseNumber }, ctx.today());
  const address = `${street} ${houseNumber}`;
  if (answer.kind === "none") {
    return (
      <Alert tone="warning" title={fill(text.none, { address })} live="status">
        <Text>{text.noneText}</Text>
      </Alert>
    );
  }
  if (answer.kind === "perhaps") {
    const zones = answer.zones.map((zone) => zone.key).join(", ");
    return <Alert tone="info" title={fill(text.perhaps, { street, zones })} live="status" />;
  }
  const service = listServices(ctx).find((each) => each.service.procedure === "resident-parking-permit");
  return (
    <Stack>
      <Alert
        tone="success"
        title={fill(text.in, { address, zone: localized(zoneName(answer.zone), language) })}
        live="status"
      >
        {answer.zone.toBeChecked && <Text>{text.toBeChecked}</Text>}
      </Alert>
      {service && (
        <LinkButton href={request.href(`/leistungen/${service.service.key}`)}>{text.apply}</LinkButton>
      )}
    </Stack>
  );
}

function ZoneDetails({
  zone,
  language,
  isForStaff,
}: {
  readonly zone: Zone;
  readonly language: string;
  /** Staff see at each fact whether the city has confirmed it; everybody sees it of the zone as a whole. */
  readonly isForStaff: boolean;
}): preact.JSX.Element {
  const text = messages(language).zones;
  return (
    <Stack>
      {zone.note && <Text>{localized(zone.note, language)}</Text>}
      {zone.streets.length === 0 ? (
        <Text>{text.unknown}</Text>
      ) : (
        <Table
          caption={`${text.streets}: ${localized(zoneName(zone), language)}`}
          captionHidden
          rows={zone.streets}
          columns={[
            {
              header: text.streets,
              rowHeader: true,
              cell: (entry) => (
                <>
                  {entry.street}
                  {isForStaff && <ToBeChecked of={entry} />}
                </>
              ),
            },
            { header: text.part, cell: (entry) => partText(entry, language) },
            {
              header: text.since,
              cell: (entry) =>
                periodText({ from: entry.from ?? zone.from, until: entry.until ?? zone.until }, language),
            },
          ]}
        />
      )}
      {zone.regimes.length > 0 && (
        <>
          <Text>{text.regimes}:</Text>
          <List
            items={zone.regimes.map((regime) => (
              <>
                {[
                  `${localized(regime.part, language)}: ${text.system[regime.system]}`,
                  ...(regime.hours ? [fill(text.hours, { hours: regime.hours })] : []),
                  ...(regime.note ? [localized(regime.note, language)] : []),
                ].join(". ")}
                {isForStaff && <ToBeChecked of={regime} />}
              </>
            ))}
          />
        </>
      )}
      {zone.toBeChecked && (
        <Text small>
          {text.toBeChecked}
          {isForStaff && <ToBeChecked of={zone} />}
        </Text>
      )}
    </Stack>
  );
}

async function sendGeometry(request: PageRequest): Promise<Reply> {
  const path = geometryPath(request);
  if (!existsSync(path)) throw notFound();
  return {
    file: readFileSync(path, "utf8"),
    type: "application/geo+json; charset=utf-8",
    isPublic: true,
    isInline: true,
  };
}

function geometryPath(request: PageRequest): string {
  return join(cityFolderOf(request.ctx), "zones.geojson");
}
