import { css } from 'lit';

export const weightHistogramStyles = css`
  :host {
    min-inline-size: 0;
  }

  .chart {
    direction: ltr;
    cursor: crosshair;
  }

  .bars {
    display: flex;
    align-items: end;
    block-size: 190px;
    border-block-end: 1px solid var(--_muted);
  }

  .bars i {
    flex: 1;
    block-size: 100%;
    margin-inline: 0.5px;
    background: linear-gradient(to top, var(--_tone) calc(var(--_share) * 100%), transparent 0);
    --_tone: var(--_filter);
  }

  .bars .below {
    --_tone: var(--_negative);
  }

  .bars .zero {
    --_tone: var(--_muted);
  }

  .bars .now {
    background-color: color-mix(in srgb, var(--_ink) 12%, transparent);
  }

  .axis {
    position: relative;
    display: flex;
    justify-content: space-between;
    padding-block-start: 4px;
    color: var(--_muted);
    font-size: 11.5px;
    line-height: 16px;
  }

  .axis > * {
    flex: 1;
  }

  .axis :nth-child(2) {
    color: var(--_ink);
    font-weight: 700;
    text-align: center;
  }

  .axis :nth-child(2)::before {
    content: '';
    position: absolute;
    inset-block-end: 100%;
    inset-inline-start: calc(50% - 0.5px);
    block-size: 6px;
    border-inline-start: 1px solid var(--_ink);
  }

  .axis :nth-child(3) {
    text-align: end;
  }

  .note {
    min-block-size: 20px;
    margin-block-start: 8px;
  }

  @media (forced-colors: active) {
    .bars i:not(.now) {
      --_tone: CanvasText;

      forced-color-adjust: none;
    }

    .bars .now {
      --_tone: Highlight;
    }
  }
`;
