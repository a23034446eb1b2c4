"use client";

import { Suspense, useState, type ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "../../design/components/button.tsx";
import { ThemeSwitch } from "../../design/components/theme-switch.tsx";
import { SignOutButton } from "../../src/auth/sign-out-button.tsx";
import { useSignedIn } from "../../src/auth/signed-in-context.ts";
import { useT } from "../../src/i18n/use-t.tsx";
import { AddLocation } from "./add-location.tsx";
import { PageFrame } from "./page-frame.tsx";
import { useStore } from "./store-scope.tsx";
import { useCardSetup } from "./use-card-setup.ts";
import { useStoreCard } from "./use-store-card.ts";

const PATH = "/store/settings";

interface PartProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}

const Part = ({ title, note, children }: PartProps): ReactNode => (
  <section className="flex flex-col items-start gap-3 border-t border-line px-6 py-5">
    <div>
      <h2 className="text-lg">{title}</h2>
      {note === undefined ? null : <p className="text-sm text-ink-2">{note}</p>}
    </div>
    {children}
  </section>
);

const Locations = (): ReactNode => {
  const t = useT();
  const { locations, memberRole } = useStore();
  const [isAdding, setAdding] = useState(false);
  return (
    <Part title={t("store.settings.locations")} note={t("store.settings.locationsNote")}>
      <ul className="flex w-full flex-col gap-2">
        {locations.map((location) => (
          <li key={location.id}>
            <b>{location.name}</b>
            <span className="block text-sm text-ink-2">{location.place.address}</span>
            {location.phone === null ? null : (
              <span className="figures block text-sm text-ink-2">{location.phone}</span>
            )}
            {location.notes === null ? null : <span className="block text-sm text-ink-2">{location.notes}</span>}
          </li>
        ))}
      </ul>
      {memberRole !== "owner" ? null : isAdding ? (
        <div className="w-full">
          <AddLocation onDone={() => setAdding(false)} />
        </div>
      ) : (
        <Button onClick={() => setAdding(true)}>{t("store.settings.addLocation")}</Button>
      )}
    </Part>
  );
};

const CardPart = (): ReactNode => {
  const t = useT();
  const { card, memberRole } = useStore();
  const cardText = useStoreCard();
  const setup = useCardSetup(PATH, (store) =>
    store.card === null ? toast(t("store.settings.cardUnfinished")) : toast.success(t("store.settings.cardSaved")),
  );
  return (
    <Part title={t("store.settings.card")} note={t("store.settings.cardNote")}>
      <p className="figures font-strong">{card === null ? t("store.settings.cardNone") : cardText(card)}</p>
      {memberRole === "owner" ? (
        <Button busy={setup.isLeaving || setup.isFinishing} onClick={setup.start}>
          {card === null ? t("store.settings.cardAdd") : t("store.settings.cardChange")}
        </Button>
      ) : (
        <p className="text-sm text-ink-2">{t("store.settings.cardOwner")}</p>
      )}
    </Part>
  );
};

/** The store's places and card, this device, and who is signed in on it. */
export const SettingsPage = (): ReactNode => {
  const t = useT();
  const me = useSignedIn();
  const store = useStore();
  return (
    <PageFrame title={t("store.settings.title")} note={store.name}>
      <Locations />
      <Suspense>
        <CardPart />
      </Suspense>
      <Part title={t("store.settings.device")}>
        <div className="w-full max-w-[24rem]">
          <ThemeSwitch />
        </div>
      </Part>
      <Part title={t("store.settings.you")} note={me.email}>
        <SignOutButton />
      </Part>
    </PageFrame>
  );
};
