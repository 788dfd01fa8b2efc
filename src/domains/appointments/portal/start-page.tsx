import { availabilityOf, findService } from "#catalogue";
import {
  Button,
  ButtonGroup,
  Card,
  CardGrid,
  Checkbox,
  EmptyState,
  ErrorSummary,
  Fieldset,
  Heading,
  Lead,
  Link,
  Panel,
  Select,
  Stack,
  Text,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { settingsOf } from "../calendars.ts";
import type { AppointmentService, Settings } from "../settings.ts";
import { messages } from "./messages.ts";
import { interpretersOf, needField, readWish, serviceField, wishFields, type Wish } from "./wish.ts";

const MOST_PERSONS = 6;

/** What somebody wants to do, and for how many people. What can be done online comes first. */
export async function showStart(request: PageRequest): Promise<Reply> {
  const { ctx, language, query } = request;
  const text = messages(language).start;
  const settings = (await settingsOf(ctx))?.settings;
  if (!settings) return { page: { title: text.title, body: <NoAppointments request={request} /> } };
  const wish = readWish(query, settings);
  const error = errorIn(request, settings, wish);
  return {
    status: error === undefined ? 200 : 422,
    page: {
      title: text.title,
      section: "/termine",
      hasErrors: error !== undefined,
      isPrivate: Object.keys(query).length > 0,
      body: (
        <>
          {error !== undefined && (
            <ErrorSummary
              errors={[{ field: serviceField(settings.services[0]?.key ?? ""), message: error }]}
            />
          )}
          <Heading level={1}>{text.title}</Heading>
          <Lead>{text.lead}</Lead>
          <Online request={request} settings={settings} />
          <form class="sk-form" method="get" action={request.href("/termine/zeiten")}>
            <input type="hidden" name="v" value={wish.token} />
            {wish.office !== undefined && <input type="hidden" name="ort" value={wish.office} />}
            <Heading level={2}>{text.choose}</Heading>
            {groupsOf(settings, language, text.other).map(([group, services]) => (
              <Fieldset key={group} name={`gruppe-${services[0]?.key ?? ""}`} label={group}>
                {services.map((service) => (
                  <Checkbox
                    key={service.key}
                    name={serviceField(service.key)}
                    value="1"
                    label={localized(service.title, language)}
                    hint={fill(text.minutes, { minutes: service.minutes })}
                    checked={wish.services.includes(service.key)}
                  />
                ))}
              </Fieldset>
            ))}
            <Select
              name="personen"
              label={text.persons}
              hint={text.personsHint}
              emptyLabel={null}
              value={String(wish.persons)}
              options={Array.from({ length: MOST_PERSONS }, (_, index) => ({
                value: String(index + 1),
                label: index === 0 ? text.person : fill(text.personMany, { n: index + 1 }),
              }))}
            />
            {interpretersOf(settings).length > 0 && (
              <Fieldset name="hilfe" label={text.needs} optional>
                {interpretersOf(settings).map(({ skill, name }) => (
                  <Checkbox
                    key={skill}
                    name={needField(skill)}
                    value="1"
                    label={localized(name, language)}
                    checked={wish.needs.includes(skill)}
                  />
                ))}
              </Fieldset>
            )}
            <ButtonGroup>
              <Button>{text.next}</Button>
            </ButtonGroup>
          </form>
          <Panel label={text.have}>
            <Text>
              {text.have} <Link href={request.href("/termine/verwalten")}>{text.manage}</Link>
            </Text>
          </Panel>
        </>
      ),
    },
  };
}

/** Whether the wish can be searched for; else the address of the first page, which says what is missing. */
export function checkWish(wish: Wish, settings: Settings): string | undefined {
  const most = mostPersons(wish, settings);
  if (wish.services.length > 0 && wish.persons <= most) return undefined;
  return `/termine?${new URLSearchParams({ ...wishFields(wish), pruefen: "1" }).toString()}`;
}

function errorIn({ language, query }: PageRequest, settings: Settings, wish: Wish): string | undefined {
  if (query["pruefen"] === undefined) return undefined;
  const text = messages(language).start;
  if (wish.services.length === 0) return text.nothing;
  const most = mostPersons(wish, settings);
  return wish.persons > most ? fill(text.tooMany, { n: most }) : undefined;
}

function mostPersons(wish: Wish, settings: Settings): number {
  const chosen = settings.services.filter((each) => wish.services.includes(each.key));
  return Math.min(...chosen.map((each) => each.mostPersons), MOST_PERSONS);
}

function Online({ request, settings }: { readonly request: PageRequest; readonly settings: Settings }) {
  const { ctx, language } = request;
  const text = messages(language).start;
  const online = settings.services.flatMap(({ onlineService }) => {
    const service = onlineService === undefined ? undefined : findService(ctx, onlineService)?.service;
    return service && availabilityOf(ctx, service).kind === "online" ? [service] : [];
  });
  if (online.length === 0) return null;
  return (
    <Stack>
      <Heading level={2}>{text.online}</Heading>
      <Text>{text.onlineText}</Text>
      <CardGrid>
        {online.map((service) => (
          <Card
            key={service.key}
            title={localized(service.title, language)}
            href={request.href(`/leistungen/${service.key}`)}
          >
            <Text>{localized(service.summary, language)}</Text>
          </Card>
        ))}
      </CardGrid>
    </Stack>
  );
}

function groupsOf(settings: Settings, language: string, other: string): [string, AppointmentService[]][] {
  return [...Map.groupBy(settings.services, ({ group }) => (group ? localized(group, language) : other))];
}

export function NoAppointments({ request }: { readonly request: PageRequest }) {
  const text = messages(request.language).start;
  return (
    <>
      <Heading level={1}>{text.title}</Heading>
      <EmptyState title={text.none} />
    </>
  );
}
