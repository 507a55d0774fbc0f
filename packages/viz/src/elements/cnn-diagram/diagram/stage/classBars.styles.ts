import { css } from 'lit';

/** Probabilities as one bar per class. */
export const classBarsStyles = css`
  .bars {
    display: grid;
    grid-template-columns: max-content 64px 7ch;
    column-gap: 6px;
    font-size: min(11.5px, var(--_s) * 0.085);
    line-height: calc(var(--_s) * 0.086);
  }

  .bar {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }

  .bar span:last-child {
    color: var(--_muted);
    text-align: end;
    white-space: nowrap;
  }

  .bar i {
    block-size: 72%;
    border-inline-start: 1px solid var(--_line);
    background: linear-gradient(color-mix(in srgb, var(--_output) 45%, var(--_card)) 0 0) no-repeat 0 0 /
      calc(var(--_share) * 100%) 100%;
    forced-color-adjust: none;
  }

  .best {
    color: var(--_output);
    font-weight: 700;
  }

  .best i {
    background-image: linear-gradient(var(--_output) 0 0);
  }

  .bar.best span:last-child {
    color: var(--_output);
  }

  .bar.here {
    outline: 2px solid var(--_input);
    outline-offset: -1px;
  }

  @container (max-width: 520px) {
    .bars {
      grid-template-columns: max-content 36px 7ch;
    }
  }
`;
