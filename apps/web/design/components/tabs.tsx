"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

interface Tab<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly panel: ReactNode;
}

interface TabsProps<V extends string> {
  readonly tabs: readonly Tab<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly className?: string;
}

/** Several pages in one place, their names in a row. */
export const Tabs = <V extends string>({ tabs, value, onChange, className }: TabsProps<V>): ReactNode => (
  <BaseTabs.Root value={value} onValueChange={(next: V) => onChange(next)} className={className}>
    <BaseTabs.List className="flex gap-1 overflow-x-auto border-b border-line px-5">
      {tabs.map((tab) => (
        <BaseTabs.Tab
          key={tab.value}
          value={tab.value}
          className="min-h-11 shrink-0 border-b-[3px] border-transparent px-3 text-ink-2 focus-visible:-outline-offset-3 data-active:border-ink data-active:font-sign data-active:text-ink"
        >
          {tab.label}
        </BaseTabs.Tab>
      ))}
    </BaseTabs.List>
    {tabs.map((tab) => (
      <BaseTabs.Panel key={tab.value} value={tab.value}>
        {tab.panel}
      </BaseTabs.Panel>
    ))}
  </BaseTabs.Root>
);
