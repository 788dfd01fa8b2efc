import { Alert, Badge, Heading, Lead, Link, List, Stats, Table, type BadgeTone } from "#kern";
import { fill, localized, type Language, localeOf } from "#platform/i18n";
import type { PageRequest, Reply } from "#platform/http/route";
import { countSystems, readCitySystems, type SystemState } from "#usage";
import { monthText } from "../locale.ts";
import { messages } from "../messages.ts";
import { cityOf } from "../services.ts";

const TONES: Record<SystemState["status"], BadgeTone> = { live: "success", demo: "info", planned: "neutral" };

/** Which systems of a digital city there are, and how much they are used; what is not counted is said. */
export async function showDigitalCity(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language).digital;
  const count = countSystems(ctx);
  const states = await readCitySystems(ctx);
  return {
    page: {
      title: text.title,
      section: "/digitale-stadt",
      isWide: true,
      body: (
        <>
          <Heading level={1}>{text.title}</Heading>
          <Lead>{fill(text.lead, { n: count.all, city: cityOf(ctx).name })}</Lead>
          {ctx.system.config.mode === "demo" && <Alert title={text.invented} />}
          <Stats
            items={[
              { label: text.live, value: count.live, note: text.liveNote },
              { label: text.demo, value: count.demo, note: text.demoNote },
              { label: text.planned, value: count.planned, note: text.plannedNote },
            ]}
          />
          <Table
            caption={text.running}
            rows={states.filter((state) => state.status !== "planned")}
            rowKey={(state) => state.key}
            empty={text.runningNone}
            columns={[
              {
                header: text.system,
                rowHeader: true,
                cell: (state) => <Name state={state} language={language} href={href} />,
              },
              {
                header: text.state,
                cell: (state) => <Badge tone={TONES[state.status]}>{text[state.status]}</Badge>,
              },
              {
                header: text.since,
                cell: (state) => (state.since ? monthText(state.since, language) : text.nothing),
              },
              {
                header: text.channel,
                cell: (state) => (state.channel ? localized(state.channel, language) : text.nothing),
              },
              { header: text.perWeek, numeric: true, cell: (state) => useText(state, language) },
              { header: text.indicator, cell: (state) => localized(state.indicator, language) },
            ]}
          />
          <Table
            caption={text.missing}
            rows={states.filter((state) => state.status === "planned")}
            rowKey={(state) => state.key}
            columns={[
              {
                header: text.system,
                rowHeader: true,
                cell: (state) => <Name state={state} language={language} href={href} />,
              },
              { header: text.indicator, cell: (state) => localized(state.indicator, language) },
            ]}
          />
          <Heading level={2}>{text.how}</Heading>
          <List items={[text.mean, text.demoMeans, text.not1, text.not2, text.not3, text.index]} />
        </>
      ),
    },
  };
}

function Name(props: {
  readonly state: SystemState;
  readonly language: Language;
  readonly href: (path: string) => string;
}): preact.JSX.Element {
  const title = localized(props.state.title, props.language);
  return props.state.href ? <Link href={props.href(props.state.href)}>{title}</Link> : <>{title}</>;
}

function useText({ use }: SystemState, language: Language): string {
  const text = messages(language).digital;
  if (use.kind === "failed") return text.failed;
  if (use.kind === "not-measured") return text.notMeasured;
  return use.perWeek.toLocaleString(localeOf(language), { maximumFractionDigits: use.perWeek < 10 ? 1 : 0 });
}
