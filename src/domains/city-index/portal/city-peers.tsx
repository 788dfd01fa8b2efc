import type { VNode } from "preact";
import { Heading, Link, Table, Text } from "#kern";
import { fill } from "#platform/i18n";
import { largeCities } from "../editions/cities.ts";
import { bestPeers, peersOf, rankAmong } from "../engine/peers.ts";
import { standingOf } from "../engine/run.ts";
import { formatNumber } from "../format.ts";
import type { CityView } from "./city-view.tsx";
import { nameOf } from "./frame.tsx";
import { messages } from "./messages.ts";
import { landName } from "./lands.ts";
import { cityHref } from "./ranking-page.tsx";

const SIZE_FACTOR = 0.5;
const MOST_PEERS = 12;
const MOST_LEADS = 8;

/** Cities of similar size: who they are, where this one stands among them, and who does better at what. */
export function PeersSection({ request, edition, city }: CityView): VNode | null {
  const { language } = request;
  const text = messages(language).cityPage;
  const all = messages(language);
  const facts = largeCities().filter((each) => edition.run.units.includes(each.city));
  if (!facts.some((each) => each.city === city)) return null;
  const peers = peersOf(facts, city, { sizeFactor: SIZE_FACTOR });
  const names = peers.map((peer) => peer.city);
  const leads = bestPeers(edition.run, city, names).toSorted((a, b) => b.lead - a.lead);
  return (
    <>
      <Heading level={2}>{fill(text.peers, { city })}</Heading>
      <Text>
        {fill(text.peersLead, {
          city,
          rank: rankAmong(edition.run, city, names),
          count: names.length + 1,
        })}
      </Text>
      <Table
        caption={fill(text.peers, { city })}
        captionHidden
        rows={peers.slice(0, MOST_PEERS)}
        rowKey={(peer) => peer.city}
        narrow="scroll"
        small
        columns={[
          {
            header: all.city,
            rowHeader: true,
            cell: (peer) => <Link href={request.href(cityHref(edition, peer.city))}>{peer.city}</Link>,
          },
          { header: all.land, cell: (peer) => landName(peer.land, language) },
          {
            header: text.population,
            numeric: true,
            cell: (peer) => formatNumber(peer.population, 0, language),
          },
          { header: all.rank, numeric: true, cell: (peer) => standingOf(edition.run, peer.city).rank },
        ]}
      />
      <Heading level={2}>{fill(text.learn, { city })}</Heading>
      <Text>{text.learnLead}</Text>
      <Table
        caption={fill(text.learn, { city })}
        captionHidden
        rows={leads.slice(0, MOST_LEADS)}
        rowKey={(lead) => lead.indicator}
        columns={[
          { header: text.indicator, rowHeader: true, cell: (lead) => nameOf(lead.indicator, language) },
          { header: text.peer, cell: (lead) => lead.peer },
          { header: text.lead_, numeric: true, cell: (lead) => formatNumber(lead.lead, 0, language) },
        ]}
      />
    </>
  );
}
