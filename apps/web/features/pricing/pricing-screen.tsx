"use client";

import { publishPolicyCommand } from "@fairmile/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Card } from "../../design/components/card.tsx";
import { checkCommand } from "../../src/api/check-command.ts";
import { fieldTexts } from "../../src/api/error-text.ts";
import { QueryState } from "../../src/api/query-state.tsx";
import { useTRPC, type ApiOutputs } from "../../src/api/trpc.ts";
import { formatClock, formatDay } from "../../src/i18n/format-time.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { useTimeZone } from "../../src/market/time-zone.tsx";
import { AdminPage } from "../admin/admin-page.tsx";
import { useIsAdmin } from "../admin/use-is-admin.ts";
import { PolicyForm } from "./policy-form.tsx";
import { PolicyHistory } from "./policy-history.tsx";
import type { PolicyPath } from "./policy-fields.ts";
import { PublishDialog } from "./publish-dialog.tsx";
import { PublishPanel } from "./publish-panel.tsx";
import { usePolicyDraft } from "./use-policy-draft.ts";

type PolicyVersion = ApiOutputs["policy"]["get"];
type Texts = Readonly<Partial<Record<PolicyPath, string>>>;

const UNDER_POLICY = "policy.";

/** Texts by the path inside the policy, of texts by the path inside the command. */
const inPolicy = (texts: Readonly<Partial<Record<string, string>>>): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([path, text]) =>
      path.startsWith(UNDER_POLICY) ? [[path.slice(UNDER_POLICY.length), text]] : [],
    ),
  );

/** The note is written when it comes to publishing; the figures are checked before. */
const NOTE_TO_COME = "to come";

const Pricing = ({ current }: { readonly current: PolicyVersion }): ReactNode => {
  const t = useT();
  const timeZone = useTimeZone();
  const isAdmin = useIsAdmin();
  const draft = usePolicyDraft(current.policy);
  const [seenVersion, setSeenVersion] = useState(current.version);
  const [asked, setAsked] = useState<number | null>(null);
  const [refused, setRefused] = useState<Texts>({});
  const isTouched = draft.changes.length > 0;
  const isNewer = isTouched && seenVersion !== current.version;
  if (!isTouched && seenVersion !== current.version) setSeenVersion(current.version);

  const ask = (): void => {
    const checked = checkCommand(publishPolicyCommand, {
      basedOnVersion: current.version,
      policy: draft.policy,
      note: NOTE_TO_COME,
    });
    setRefused(checked.ok ? {} : inPolicy(checked.texts));
    if (checked.ok) setAsked(current.version);
  };

  return (
    <AdminPage
      className="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 desk:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]"
      title={t("admin.pricing.title", { version: current.version })}
      note={t("admin.pricing.inForce", {
        day: formatDay(current.effectiveFromMs, timeZone),
        time: formatClock(current.effectiveFromMs, timeZone),
        note: current.note,
      })}
    >
      <Card>
        <PolicyForm draft={draft} refused={refused} isReadOnly={!isAdmin} />
      </Card>
      <div className="flex flex-col gap-3.5 desk:sticky desk:top-3.5 desk:max-h-[calc(100dvh-1.75rem)] desk:overflow-y-auto">
        {isAdmin ? (
          <PublishPanel
            draft={draft}
            version={current.version}
            newerBy={isNewer ? { version: current.version, by: current.publishedBy } : null}
            onPublish={ask}
          />
        ) : null}
        <PolicyHistory />
      </div>
      {asked === null ? null : (
        <PublishDialog
          draft={draft}
          basedOnVersion={asked}
          onClose={() => setAsked(null)}
          onRefused={(error) => setRefused(inPolicy(fieldTexts(error)))}
        />
      )}
    </AdminPage>
  );
};

/** The prices in force, as a form, and every version there was. */
export const PricingScreen = (): ReactNode => {
  const policy = useQuery(useTRPC().policy.get.queryOptions());
  return <QueryState query={policy}>{(version) => <Pricing current={version} />}</QueryState>;
};
