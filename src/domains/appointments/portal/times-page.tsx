import { availabilityOf, cityOf, findService } from "#catalogue";
import {
  Alert,
  BackLink,
  Button,
  Card,
  CardGrid,
  Form,
  Heading,
  LinkButton,
  Stack,
  SummaryList,
  Text,
} from "#kern";
import { fill, localized } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { findByKey, type Appointment } from "../appointment.ts";
import { settingsOf } from "../calendars.ts";
import { findSlots } from "../find-slots.ts";
import type { Settings } from "../settings.ts";
import { dayText, placeText, timeText, whenText } from "../words.ts";
import { keyOf } from "./key.ts";
import { messages } from "./messages.ts";
import { Days, Filter, type Found, type Part } from "./times-parts.tsx";
import { checkWish, NoAppointments } from "./start-page.tsx";
import { readWish, searchOf, wishAddress, wishFields, type Wish } from "./wish.ts";

/** The wish, its settings and what is free for it; a reply instead where the wish is not complete. */
export async function findFor(
  request: PageRequest,
): Promise<
  { wish: Wish; settings: Settings; found: Found; moving: Appointment | undefined } | { reply: Reply }
> {
  const settings = (await settingsOf(request.ctx))?.settings;
  if (!settings) {
    const { title } = messages(request.language).start;
    return { reply: { page: { title, body: <NoAppointments request={request} /> } } };
  }
  const read = readWish(request.query, settings);
  const moving = read.move === undefined ? undefined : await findByKey(request.ctx, keyOf(read.move));
  const wish = moving
    ? {
        ...read,
        services: moving.visit.map((each) => each.service),
        persons: moving.visit[0]?.persons ?? 1,
        needs: moving.needs,
      }
    : { ...read, move: undefined };
  const incomplete = checkWish(wish, settings);
  if (incomplete !== undefined) return { reply: { redirect: incomplete } };
  const found = await findSlots(request.ctx, searchOf(wish));
  if (!found.ok) return { reply: { redirect: wishAddress("/termine", wish) } };
  return { wish, settings, found, moving };
}

/** The earliest time of every office, then all days, for what was chosen. */
export async function showTimes(request: PageRequest): Promise<Reply> {
  const looked = await findFor(request);
  if ("reply" in looked) return looked.reply;
  const { wish, settings, found, moving } = looked;
  const { language } = request;
  const text = messages(language).times;
  const title = moving ? text.moveTitle : text.title;
  return {
    page: {
      title,
      section: "/termine",
      isPrivate: true,
      body: (
        <>
          <BackLink
            href={request.href(
              moving ? `/termine/buchung/${wish.move ?? ""}` : wishAddress("/termine", wish),
            )}
          >
            {text.change}
          </BackLink>
          <Heading level={1}>{title}</Heading>
          {request.query["vergeben"] !== undefined && (
            <Alert tone="warning" title={text.taken} live="alert">
              <Text>{moving ? text.takenMove : text.takenText}</Text>
            </Alert>
          )}
          {moving && (
            <Alert title={fill(messages(language).move.keep, { when: whenText(moving, language) })} />
          )}
          <Chosen request={request} wish={wish} settings={settings} minutes={found.minutes} />
          {!moving && <OnlineInstead request={request} wish={wish} settings={settings} />}
          <Earliest request={request} wish={wish} settings={settings} found={found} />
          <Filter request={request} wish={wish} settings={settings} />
          <Days request={request} wish={wish} settings={settings} found={found} />
        </>
      ),
    },
  };
}

function Chosen({ request, wish, settings, minutes }: Part & { readonly minutes: number }) {
  const { language } = request;
  const text = messages(language).times;
  const services = settings.services.filter((each) => wish.services.includes(each.key));
  const persons =
    wish.persons === 1 ? "" : ` (${fill(messages(language).start.personMany, { n: wish.persons })})`;
  const prices = services.filter((each) => each.priceCents !== undefined);
  const certificates = services.flatMap((each) =>
    each.certificate ? [localized(each.certificate, language)] : [],
  );
  const cents = prices.reduce((sum, each) => sum + (each.priceCents ?? 0), 0);
  return (
    <SummaryList
      rows={[
        {
          key: text.for,
          value: services.map((each) => localized(each.title, language)).join(", ") + persons,
        },
        { key: text.duration, value: fill(text.durationValue, { minutes }) },
        ...(prices.length > 0
          ? [
              {
                key: text.price,
                value: cents === 0 ? text.free0 : `${(cents / 100).toFixed(2).replace(".", ",")} €`,
              },
            ]
          : []),
        ...(certificates.length > 0 ? [{ key: text.certificate, value: certificates.join(", ") }] : []),
      ]}
    />
  );
}

function OnlineInstead({ request, wish, settings }: Part) {
  const { ctx, language } = request;
  const text = messages(language).times;
  const online = settings.services.flatMap(({ key, onlineService }) => {
    if (!wish.services.includes(key) || onlineService === undefined) return [];
    const service = findService(ctx, onlineService)?.service;
    return service && availabilityOf(ctx, service).kind === "online" ? [service] : [];
  });
  if (online.length === 0) return null;
  return (
    <Alert tone="success" title={text.online} headingLevel={2}>
      <Text>{text.onlineText}</Text>
      {online.map((service) => (
        <LinkButton key={service.key} kind="secondary" href={request.href(`/leistungen/${service.key}`)}>
          {fill(text.onlineButton, { service: localized(service.title, language) })}
        </LinkButton>
      ))}
    </Alert>
  );
}

function Earliest({ request, wish, settings, found }: Part & { readonly found: Found }) {
  const { language } = request;
  const text = messages(language).times;
  const offices = found.offices.filter((office) => office.days.length > 0);
  if (offices.length === 0) return null;
  return (
    <Stack>
      <Heading level={2}>{text.earliest}</Heading>
      <CardGrid>
        {offices.map(({ officeKey, days: [first] }) => {
          const office = settings.offices.find((each) => each.key === officeKey);
          const start = first?.starts[0];
          if (!office || !first || !start) return null;
          return (
            <Card
              key={officeKey}
              title={localized(office.name, language)}
              preline={placeText(cityOf(request.ctx), office)}
            >
              <Text>{dayText(first.day, language)}</Text>
              <TakeForm request={request} wish={wish}>
                <Button name="start" value={`${officeKey} ${start.toString()}`}>
                  {fill(text.take, { time: timeText(start) })}
                </Button>
              </TakeForm>
            </Card>
          );
        })}
      </CardGrid>
    </Stack>
  );
}

/** The form round buttons that each take a time: `start` is `OFFICE INSTANT`. */
export function TakeForm(props: {
  readonly request: PageRequest;
  readonly wish: Wish;
  readonly children: preact.ComponentChildren;
}) {
  const { request, wish } = props;
  return (
    <Form action={request.href("/termine/vormerken")} csrf={request.csrf} hidden={wishFields(wish)}>
      {props.children}
    </Form>
  );
}
