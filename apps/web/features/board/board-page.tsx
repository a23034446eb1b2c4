"use client";

import { X } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { IconButton } from "../../design/components/icon-button.tsx";
import { Segmented } from "../../design/components/segmented.tsx";
import { Sheet } from "../../design/components/sheet.tsx";
import { QueryState } from "../../src/api/query-state.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { useMoney } from "../../src/market/market-scope.tsx";
import { DeliveryPanel } from "../delivery/delivery-panel.tsx";
import { PostPanel } from "../quote/post-panel.tsx";
import { usePostForm, type PostDesk } from "../quote/use-post-form.ts";
import { useStore } from "../store/store-scope.tsx";
import { DESK, PANEL, useMedia } from "../store/use-media.ts";
import { BoardHeader } from "./board-header.tsx";
import { BoardList } from "./board-list.tsx";
import { BoardMap, type PricedJob } from "./board-map.tsx";
import { useBoard } from "./use-board.ts";
import { useOpenDelivery } from "./use-open-delivery.ts";

type Tab = "list" | "map";

const usePricedJob = ({ form, priced, live }: PostDesk): PricedJob | null => {
  const money = useMoney();
  const { locations } = useStore();
  const from = locations.find(({ id }) => id === form.locationId);
  if (!from || priced === null) return null;
  const fee = live.quote === null || live.isOld ? null : money(live.quote.fee.amountCents);
  return { from: from.place.point, to: priced.point, fee };
};

interface SideProps {
  readonly desk: PostDesk;
  readonly opened: ReturnType<typeof useOpenDelivery>;
  /** Where the open delivery goes; null while that is not known. */
  readonly openAddress: string | null;
}

/** The panel beside the map: the form, or the delivery that is open. */
const Side = ({ desk, opened, openAddress }: SideProps): ReactNode => {
  const t = useT();
  const { openId } = opened;
  return (
    <section className="hidden w-86.5 shrink-0 flex-col border-s border-line bg-page panel:flex">
      <div className="flex min-h-16 items-center justify-between gap-2 ps-5 pe-3">
        <h2 className="text-lg">
          {openId === null ? t("store.post.title") : (openAddress ?? t("store.detail.title"))}
        </h2>
        {openId === null ? null : (
          <IconButton label={t("store.detail.close")} onClick={opened.close}>
            <X size={22} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {openId === null ? (
        <PostPanel desk={desk} onOpen={opened.open} />
      ) : (
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">
          <DeliveryPanel key={openId} deliveryId={openId} />
        </div>
      )}
    </section>
  );
};

/** The same on a phone: a button that brings the form, and sheets. */
const Sheets = ({ desk, opened, openAddress }: SideProps): ReactNode => {
  const t = useT();
  const [isPosting, setPosting] = useState(false);
  const { openId } = opened;
  const openPosted = (deliveryId: string): void => {
    setPosting(false);
    opened.open(deliveryId);
  };
  return (
    <>
      <div className="fixed inset-x-0 bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-10 border-t border-line bg-surface px-4 py-2">
        <Button tone="signal" size={56} wide onClick={() => setPosting(true)}>
          {t("store.post.open")}
        </Button>
      </div>
      <Sheet open={isPosting} onOpenChange={setPosting} title={t("store.post.title")}>
        <PostPanel desk={desk} isSheet onOpen={openPosted} />
      </Sheet>
      <Sheet
        open={openId !== null}
        onOpenChange={(isOpen) => !isOpen && opened.close()}
        title={openAddress ?? t("store.detail.title")}
      >
        {openId === null ? null : (
          <div className="pb-4">
            <DeliveryPanel key={openId} deliveryId={openId} />
          </div>
        )}
      </Sheet>
    </>
  );
};

/** The store's live board, the map of its parcels, and the form that posts the next one. */
export const BoardPage = (): ReactNode => {
  const t = useT();
  const board = useBoard();
  const desk = usePostForm();
  const priced = usePricedJob(desk);
  const opened = useOpenDelivery();
  const [tab, setTab] = useState<Tab>("list");
  const isDesk = useMedia(DESK);
  const hasPanel = useMedia(PANEL);
  const open = [...(board.data?.deliveries ?? []), ...(board.data?.delivered ?? [])].find(
    ({ id }) => id === opened.openId,
  );
  const side: SideProps = { desk, opened, openAddress: open?.dropoff.place.address ?? null };
  const map = <BoardMap deliveries={board.data?.deliveries ?? []} priced={priced} openId={opened.openId} />;
  return (
    <main className="panel:flex panel:h-dvh">
      <div className="flex min-h-dvh min-w-0 flex-col bg-surface panel:min-h-0 panel:flex-1 panel:overflow-y-auto desk:w-[clamp(24rem,37vw,33.25rem)] desk:flex-none">
        <BoardHeader board={board.data} />
        <QueryState query={board}>
          {(view) => (
            <>
              {isDesk ? null : (
                <Segmented<Tab>
                  className="px-4 pb-3"
                  label={<span className="sr-only">{t("store.rail.board")}</span>}
                  value={tab}
                  onChange={setTab}
                  choices={[
                    { value: "list", label: t("store.rail.board") },
                    { value: "map", label: t("store.map.tab") },
                  ]}
                />
              )}
              {isDesk || tab === "list" ? (
                <div className="pb-24 panel:pb-4">
                  <BoardList board={view} openId={opened.openId} onOpen={opened.open} />
                </div>
              ) : (
                <div className="relative min-h-[60dvh] flex-1">{map}</div>
              )}
            </>
          )}
        </QueryState>
      </div>
      {isDesk ? <div className="relative min-w-0 flex-1">{map}</div> : null}
      {hasPanel ? <Side {...side} /> : <Sheets {...side} />}
    </main>
  );
};
