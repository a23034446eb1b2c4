"use client";

import { useRef, useState, type PointerEvent, type ReactNode } from "react";

interface SweepProps {
  readonly onSweepDown: () => void;
  readonly children: ReactNode;
}

const ENOUGH_PX = 90;
/** Before this it may still become a tap. */
const BEGUN_PX = 8;

/** Something that is swept down and away. A button somewhere does the same for those who do not sweep. */
export const Sweep = ({ onSweepDown, children }: SweepProps): ReactNode => {
  const start = useRef<{ y: number; x: number } | null>(null);
  const [byPx, setBy] = useState(0);

  const down = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || event.button === 0) start.current = { y: event.clientY, x: event.clientX };
  };
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current === null) return;
    const dy = event.clientY - start.current.y;
    const isBegun = byPx > 0 || (dy > BEGUN_PX && dy > Math.abs(event.clientX - start.current.x));
    if (!isBegun) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setBy(Math.max(0, dy));
  };
  const up = (): void => {
    if (start.current !== null && byPx > ENOUGH_PX) onSweepDown();
    start.current = null;
    setBy(0);
  };
  return (
    <div
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      className="touch-none"
      style={byPx > 0 ? { transform: `translateY(${byPx}px)` } : undefined}
    >
      {children}
    </div>
  );
};
