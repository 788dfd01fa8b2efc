import { Breadcrumb, Heading, Table, Text } from "#kern";
import type { PageRequest, Reply } from "#platform/http/route";
import { cityFilesOf } from "../services.ts";
import { listDecided, type SettingChange } from "../setting-changes.ts";
import { findSetting } from "../setting-keys.ts";
import { valueIn } from "../setting-values.ts";
import { messages } from "./messages.ts";
import { KeptValue, settingName, staffNames, whenText, type NameOf } from "./setting-words.tsx";

/** What was changed in the whole catalogue, newest first. */
export async function showHistory(request: PageRequest): Promise<Reply> {
  const { ctx, language, href } = request;
  const text = messages(language);
  return {
    page: {
      title: text.history,
      section: "/admin",
      isWide: true,
      body: (
        <>
          <Breadcrumb items={[{ href: href("/admin/texte"), label: text.title }]} />
          <Heading level={1}>{text.history}</Heading>
          <HistoryTable
            request={request}
            changes={await listDecided(ctx)}
            nameOf={await staffNames(ctx, language)}
            isOfAll
          />
        </>
      ),
    },
  };
}

interface HistoryProps {
  readonly request: PageRequest;
  /** Newest first. */
  readonly changes: readonly SettingChange[];
  readonly nameOf: NameOf;
  /** Of more than one setting, so that each row names its own. */
  readonly isOfAll?: boolean;
}

/** Who proposed and who decided what, when and why, with the value before. */
export function HistoryTable({ request, changes, nameOf, isOfAll }: HistoryProps): preact.JSX.Element {
  const { ctx, language } = request;
  const text = messages(language);
  const value = (change: SettingChange, kept: unknown): preact.JSX.Element => (
    <KeptValue ctx={ctx} settingKey={change.key} value={kept} language={language} />
  );
  return (
    <Table
      caption={text.history}
      captionHidden={isOfAll}
      rows={changes}
      rowKey={(change) => change.id}
      empty={text.noHistory}
      columns={[
        {
          header: text.when,
          rowHeader: true,
          cell: (change) => whenText(change.decided_at ?? change.created_at, language),
        },
        ...(isOfAll
          ? [
              {
                header: text.setting,
                cell: (change: SettingChange) => settingName(ctx, change.key, language),
              },
            ]
          : []),
        { header: text.changed, cell: (change) => value(change, valueBefore(request, changes, change)) },
        { header: text.new, cell: (change) => value(change, change.value) },
        { header: text.reason, cell: (change) => change.reason },
        { header: text.proposedBy, cell: (change) => nameOf(change.proposed_by) },
        {
          header: text.decision,
          cell: (change) => (
            <>
              {change.approved_by === null
                ? text.withdrawn
                : change.state === "approved"
                  ? text.approvedBy
                  : text.refusedBy}
              <Text small>{nameOf(change.approved_by)}</Text>
            </>
          ),
        },
      ]}
    />
  );
}

/** What held before: the value approved before it, else the file's. */
function valueBefore(
  { ctx }: PageRequest,
  changes: readonly SettingChange[],
  change: SettingChange,
): unknown {
  const older = changes
    .slice(changes.indexOf(change) + 1)
    .find((each) => each.key === change.key && each.state === "approved");
  if (older) return older.value;
  const files = cityFilesOf(ctx);
  const setting = findSetting(files, change.key);
  return setting ? valueIn(files, setting) : null;
}
