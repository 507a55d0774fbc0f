import { css } from 'lit';

/** The curve, with input and output in the colours of their roles. */
export const activationStepStyles = css`
  .function {
    display: grid;
    justify-items: center;
  }

  .curve {
    inline-size: min(100%, 380px);
    margin-block-start: 14px;
    fill: none;
    overflow: visible;
  }

  .curve text {
    fill: var(--_muted);
    font-size: 13px;
    font-weight: 700;
    stroke: var(--_card);
    stroke-width: 4px;
    paint-order: stroke;
  }

  .curve .in {
    fill: var(--_input);
  }

  .curve .out {
    fill: var(--_output);
  }

  .axis {
    stroke: var(--_line);
    stroke-width: 1.5px;
  }

  .graph {
    stroke: var(--_muted);
    stroke-width: 2.5px;
    stroke-linejoin: round;
  }

  .curve .dot {
    fill: var(--_card);
    stroke: var(--_muted);
    stroke-width: 1.5px;
  }

  .curve .guide {
    stroke: var(--_input);
    stroke-width: 1.5px;
    stroke-dasharray: 4 3;
  }

  .curve .guide.out {
    stroke: var(--_output);
  }

  .now {
    fill: var(--_output);
    stroke: var(--_card);
    stroke-width: 2px;
  }

  .function .calculation {
    margin-block-start: 14px;
  }

  @media (forced-colors: active) {
    .curve {
      forced-color-adjust: none;
    }
  }
`;
