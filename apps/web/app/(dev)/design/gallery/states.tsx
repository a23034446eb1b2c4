"use client";

import { Tag } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../../../../design/components/button.tsx";
import { Card } from "../../../../design/components/card.tsx";
import { EmptyState } from "../../../../design/components/empty-state.tsx";
import { ErrorState } from "../../../../design/components/error-state.tsx";
import { LoadingRows } from "../../../../design/components/skeleton.tsx";
import { Tabs } from "../../../../design/components/tabs.tsx";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { WORDS } from "../samples/sample-words.ts";

export const States = (): ReactNode => {
  const t = useT();
  const [tab, setTab] = useState("0");
  return (
    <section className="grid gap-4 panel:grid-cols-2">
      <Card>
        <EmptyState icon={Tag} title={WORDS.empty} action={<Button tone="signal">{t("driver.online")}</Button>}>
          {WORDS.emptyBody}
        </EmptyState>
      </Card>
      <Card>
        <ErrorState onRetry={() => setTab("0")} />
      </Card>
      <Card>
        <LoadingRows rows={3} />
      </Card>
      <Card>
        <Tabs
          value={tab}
          onChange={setTab}
          tabs={WORDS.tabs.map((label, index) => ({
            value: String(index),
            label,
            panel: <p className="p-5">{label}</p>,
          }))}
        />
      </Card>
    </section>
  );
};
