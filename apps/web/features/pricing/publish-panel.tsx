"use client";

import type { ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Card } from "../../design/components/card.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { ChangeList } from "./change-list.tsx";
import type { PolicyDraft } from "./use-policy-draft.ts";

interface PublishPanelProps {
  readonly draft: PolicyDraft;
  readonly version: number;
  /** The version that came into force while this draft was made; null where none did. */
  readonly newerBy: { readonly version: number; readonly by: string } | null;
  readonly onPublish: () => void;
}

/** The draft beside the version in force: every change, and the way to publish it. */
export const PublishPanel = ({ draft, version, newerBy, onPublish }: PublishPanelProps): ReactNode => {
  const t = useT();
  const faults = Object.keys(draft.errors).length;
  const isTouched = draft.changes.length > 0 || faults > 0;
  return (
    <Card className="px-4 py-4">
      <h2 className="text-lg">{t("admin.pricing.changes", { version })}</h2>
      {newerBy === null ? null : (
        <p role="status" className="mt-2 rounded-inner bg-signal px-3 py-2 text-sm text-on-signal">
          {t("admin.pricing.newer", newerBy)}
        </p>
      )}
      {draft.changes.length === 0 ? (
        <p className="mt-2 text-sm text-ink-2">{t("admin.pricing.noChanges")}</p>
      ) : (
        <div className="mt-2">
          <ChangeList changes={draft.changes} />
        </div>
      )}
      {faults === 0 ? null : (
        <p role="status" className="mt-2 text-sm font-strong text-fault">
          {t("admin.pricing.faults", { count: faults })}
        </p>
      )}
      {isTouched ? (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button tone="ink" disabled={draft.changes.length === 0 || faults > 0} onClick={onPublish}>
            {t("admin.pricing.publish", { version: version + 1 })}
          </Button>
          <Button tone="quiet" onClick={draft.clear}>
            {t("admin.pricing.discard")}
          </Button>
        </div>
      ) : null}
    </Card>
  );
};
