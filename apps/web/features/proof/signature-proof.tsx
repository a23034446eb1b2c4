"use client";

import { useCallback, useEffect, useRef, useState, type PointerEvent, type ReactNode } from "react";
import { Button } from "../../design/components/button.tsx";
import { useT } from "../../src/i18n/use-t.tsx";
import { ProofState } from "./proof-state.tsx";
import type { Proof } from "./use-proof.ts";

const WIDTH = 640;
const HEIGHT = 280;
const STROKE_PIXELS = 4;
/** Always ink on paper, whatever the theme: it is a document. */
const INK = "#161a18";
const PAPER = "#ffffff";

const blank = (canvas: HTMLCanvasElement): void => {
  const pen = canvas.getContext("2d");
  if (pen === null) return;
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
};

/** A signature, drawn with a finger. */
export const SignatureProof = ({ proof }: { readonly proof: Proof }): ReactNode => {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const isKept = proof.kept !== null;

  const prepare = useCallback((element: HTMLCanvasElement | null) => {
    canvas.current = element;
    if (element !== null) blank(element);
  }, []);
  useEffect(() => {
    if (!isKept) setDrawn(false);
  }, [isKept]);

  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLCanvasElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return { x: ((clientX - box.left) / box.width) * WIDTH, y: ((clientY - box.top) / box.height) * HEIGHT };
  };
  const down = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = at(event);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = event.currentTarget.getContext("2d");
    const from = last.current;
    if (pen === null || from === null) return;
    const to = at(event);
    pen.strokeStyle = INK;
    pen.lineWidth = STROKE_PIXELS;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
    setDrawn(true);
  };
  const up = (): void => {
    last.current = null;
  };
  const clear = (): void => {
    if (canvas.current !== null) blank(canvas.current);
    setDrawn(false);
    proof.discard();
  };
  const keep = (): void => {
    canvas.current?.toBlob((image) => {
      if (image !== null) void proof.take(image);
    }, "image/png");
  };

  return (
    <section aria-label={t("driver.proof.signature")} className="flex flex-col gap-2">
      <h3 className="text-md">{t("driver.proof.signature")}</h3>
      {isKept && !isDrawn ? (
        <p className="text-sm text-ink-2">{t("driver.proof.signatureKept")}</p>
      ) : (
        <canvas
          ref={prepare}
          width={WIDTH}
          height={HEIGHT}
          role="img"
          aria-label={t("driver.proof.signHere")}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
          className="aspect-[16/7] w-full touch-none rounded-sign border-2 border-dashed border-line-control"
        />
      )}
      <div className="flex items-center gap-2">
        <Button className="flex-1" disabled={!isDrawn && !isKept} onClick={clear}>
          {t("driver.proof.clear")}
        </Button>
        {isKept ? (
          <span className="flex-1">
            <ProofState proof={proof} />
          </span>
        ) : (
          <Button className="flex-1" tone="ink" disabled={!isDrawn} onClick={keep}>
            {t("driver.proof.keepSignature")}
          </Button>
        )}
      </div>
    </section>
  );
};
