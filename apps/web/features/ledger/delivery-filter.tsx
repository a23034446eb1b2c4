"use client";

import { idSchema } from "@fairmile/contracts";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type FormEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { Input } from "../../design/components/field.tsx";
import { useT } from "../../src/i18n/use-t.tsx";

/** Whether a text can be a delivery's id at all. */
export const isDeliveryId = (text: string): boolean => idSchema("delivery").safeParse(text).success;

/** Only the entries of one delivery, by its id; the address of the page says which. */
export const DeliveryFilter = ({ current }: { readonly current: string | null }): ReactNode => {
  const t = useT();
  const router = useRouter();
  const [typed, setTyped] = useState(current ?? "");
  const [isWrong, setWrong] = useState(current !== null && !isDeliveryId(current));
  const show = (event: FormEvent): void => {
    event.preventDefault();
    const id = typed.trim();
    setWrong(!isDeliveryId(id));
    if (isDeliveryId(id)) router.push(`/admin/ledger?delivery=${id}`);
  };
  return (
    <form onSubmit={show} className="flex flex-wrap items-start gap-2" role="search">
      <Input
        className="min-w-64 flex-1"
        label={t("admin.ledger.filter")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={isWrong ? t("admin.ledger.filterWrong") : undefined}
        spellCheck={false}
        autoComplete="off"
      />
      <Button type="submit" className="mt-5">
        <Search size={20} aria-hidden="true" />
        {t("admin.ledger.filterShow")}
      </Button>
      {current === null ? null : (
        <Button tone="quiet" className="mt-5" onClick={() => router.push("/admin/ledger")}>
          <X size={20} aria-hidden="true" />
          {t("admin.ledger.filterClear")}
        </Button>
      )}
    </form>
  );
};
