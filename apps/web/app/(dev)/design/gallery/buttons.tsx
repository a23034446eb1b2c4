"use client";

import { ChevronLeft, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { ActionTile } from "../../../../design/components/action-tile.tsx";
import { Button } from "../../../../design/components/button.tsx";
import { IconButton } from "../../../../design/components/icon-button.tsx";
import { useT } from "../../../../src/i18n/use-t.tsx";
import { SIZES, TONES } from "../samples/sample-words.ts";

export const Buttons = (): ReactNode => {
  const t = useT();
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {TONES.map(({ tone, word }) => (
          <Button key={tone} tone={tone}>
            {word}
          </Button>
        ))}
        <Button disabled>{TONES[1]?.word}</Button>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        {SIZES.map((size) => (
          <Button key={size} tone="signal" size={size}>
            {size}
          </Button>
        ))}
        <IconButton boxed label={t("design.back")}>
          <ChevronLeft size={24} aria-hidden="true" />
        </IconButton>
        <span className="w-24">
          <ActionTile icon={Phone} label={t("driver.drive.call")} />
        </span>
      </div>
    </section>
  );
};
