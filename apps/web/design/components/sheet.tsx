"use client";

import { Drawer } from "@base-ui/react/drawer";
import type { ReactNode } from "react";

interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A sheet from the bottom of a phone: sweep down or press outside to leave it. Scrolls inside when it is tall. */
export const Sheet = ({ open, onOpenChange, title, children }: SheetProps): ReactNode => (
  <Drawer.Root open={open} onOpenChange={onOpenChange} swipeDirection="down">
    <Drawer.Portal>
      <Drawer.Backdrop className="scrim" />
      <Drawer.Viewport className="fixed inset-0 z-30 flex items-end justify-center">
        <Drawer.Popup className="sheet-popup max-h-[88dvh] w-full max-w-[30rem] overflow-y-auto overscroll-contain rounded-t-sign bg-surface text-ink shadow-sheet outline-none">
          <span className="mx-auto mt-2 block h-1.25 w-10 rounded-full bg-line-control" aria-hidden="true" />
          <Drawer.Content className="safe-bottom px-5 pt-3">
            <Drawer.Title className="mb-3 text-lg">{title}</Drawer.Title>
            {children}
          </Drawer.Content>
        </Drawer.Popup>
      </Drawer.Viewport>
    </Drawer.Portal>
  </Drawer.Root>
);
