import {
  Alert,
  Breadcrumb,
  Button,
  Divider,
  Form,
  Heading,
  Link,
  LinkButton,
  Row,
  SummaryList,
  Table,
  Text,
} from "#kern";
import { actorIdOf } from "#platform/actor";
import type { PageRequest, Reply } from "#platform/http/route";
import { localized } from "#platform/i18n";
import { showOffice } from "../portal/offices-page.tsx";
import { showService } from "../portal/service-page.tsx";
import { cityFilesOf, loadedCityOf } from "../services.ts";
import { approveSetting } from "../setting-approve.ts";
import { getChange, listProposed } from "../setting-changes.ts";
import { findSetting } from "../setting-keys.ts";
import { inCity, proposedCity } from "../setting-preview.ts";
import { refuseSetting } from "../setting-refuse.ts";
import { reloadSettings } from "../setting-reload.ts";
import { valueIn } from "../setting-values.ts";
import { messages } from "./messages.ts";
import { KeptValue, settingName, staffNames, Value, whenText } from "./setting-words.tsx";

/** What waits for a second person. */
export async function showProposals(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const nameOf = await staffNames(ctx, language);
  return {
    page: {
      title: text.proposals,
      section: "/admin",
      isWide: true,
      body: (
        <>
          <Breadcrumb items={[{ href: href("/admin/texte"), label: text.title }]} />
          <Heading level={1}>{text.proposals}</Heading>
          <Table
            caption={text.proposals}
            captionHidden
            rows={await listProposed(ctx)}
            rowKey={(change) => change.id}
            empty={text.noProposals}
            columns={[
              {
                header: text.setting,
                rowHeader: true,
                cell: (change) => (
                  <Link href={href(`/admin/texte/vorschlaege/${change.id}`)}>
                    {settingName(ctx, change.key, language)}
                  </Link>
                ),
              },
              { header: text.reason, cell: (change) => change.reason },
              { header: text.proposedBy, cell: (change) => nameOf(change.proposed_by) },
              { header: text.when, cell: (change) => whenText(change.created_at, language) },
            ]}
          />
        </>
      ),
    },
  };
}

/** One proposal: old and new side by side, the reason, the preview, and the decision for whoever may take it. */
export async function showProposal(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const change = await getChange(ctx, request.params["changeId"] ?? "");
  const nameOf = await staffNames(ctx, language);
  const setting = findSetting(cityFilesOf(ctx), change.key);
  const proposed = await proposedCity(ctx, change);
  const address = `/admin/texte/vorschlaege/${change.id}`;
  const isOpen = change.state === "proposed";
  const isOwn = change.proposed_by === actorIdOf(ctx.actor);
  return {
    page: {
      title: `${text.proposal}: ${settingName(ctx, change.key, language)}`,
      section: "/admin",
      isWide: true,
      body: (
        <>
          <Breadcrumb
            items={[
              { href: href("/admin/texte"), label: text.title },
              { href: href("/admin/texte/vorschlaege"), label: text.proposals },
            ]}
          />
          <Heading level={1} preline={text.proposal}>
            {settingName(ctx, change.key, language)}
          </Heading>
          {!isOpen && <Alert title={text.decided} />}
          {isOpen && !proposed.ok && (
            <Alert tone="danger" title={text.broken}>
              <Text>{localized(proposed.reason, language)}</Text>
            </Alert>
          )}
          <SummaryList
            label={text.proposal}
            rows={[
              ...(setting && isOpen
                ? [
                    {
                      key: text.old,
                      value: <Value value={valueIn(loadedCityOf(ctx), setting)} language={language} />,
                    },
                  ]
                : []),
              {
                key: text.new,
                value: (
                  <KeptValue ctx={ctx} settingKey={change.key} value={change.value} language={language} />
                ),
              },
              { key: text.reason, value: change.reason },
              { key: text.proposedBy, value: nameOf(change.proposed_by) },
              { key: text.when, value: whenText(change.created_at, language) },
            ]}
          />
          {isOpen && proposed.ok && (
            <Text>
              <Link href={href(`${address}/vorschau`)}>{text.preview}</Link>
            </Text>
          )}
          {isOpen && isOwn && <Alert title={text.ownProposal} />}
          {isOpen && !isOwn && (
            <Row>
              {proposed.ok && (
                <Form action={href(`${address}/freigeben`)} csrf={request.csrf} inline>
                  <Button>{text.approve}</Button>
                </Form>
              )}
              <Form action={href(`${address}/ablehnen`)} csrf={request.csrf} inline>
                <Button kind="secondary">{text.refuse}</Button>
              </Form>
            </Row>
          )}
        </>
      ),
    },
  };
}

/** The page of the service or office as it would be. It belongs to the administration, so it is never kept. */
export async function showPreview(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  const change = await getChange(ctx, request.params["changeId"] ?? "");
  const setting = findSetting(cityFilesOf(ctx), change.key);
  const proposed = await proposedCity(ctx, change);
  const back = `/admin/texte/vorschlaege/${change.id}`;
  if (!setting || !proposed.ok) return { redirect: back };
  const inside: PageRequest = { ...request, ctx: inCity(ctx, proposed), params: { key: setting.of } };
  const reply = await (setting.subject === "service" ? showService(inside) : showOffice(inside));
  if (!("page" in reply)) return reply;
  return {
    page: {
      title: `${text.previewTitle}: ${reply.page.title}`,
      section: "/admin",
      isWide: true,
      isPrivate: true,
      body: (
        <>
          <Alert tone="warning" title={text.previewTitle}>
            <Text>{text.previewText}</Text>
            <LinkButton kind="secondary" href={href(back)}>
              {text.previewBack}
            </LinkButton>
          </Alert>
          <Divider />
          {reply.page.body}
        </>
      ),
    },
  };
}

export async function postApproval(request: PageRequest): Promise<Reply> {
  const { changeId = "" } = request.params;
  await approveSetting(request.ctx, { changeId });
  // The others hear of it by NOTIFY; whoever approved sees it on the very next page.
  await reloadSettings(request.ctx);
  return { redirect: "/admin/texte/vorschlaege" };
}

export async function postRefusal(request: PageRequest): Promise<Reply> {
  const { changeId = "" } = request.params;
  await refuseSetting(request.ctx, { changeId });
  return { redirect: "/admin/texte/vorschlaege" };
}
