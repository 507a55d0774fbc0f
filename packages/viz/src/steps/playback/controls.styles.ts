import { css } from 'lit';

export const controlsStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    margin-block-start: 20px;
    direction: ltr;
  }

  .buttons {
    display: flex;
    gap: 8px;
  }

  button {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: 9px;
    background: var(--_card);
    color: var(--_ink);
    font: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  button:hover {
    border-color: var(--_muted);
  }

  button[aria-disabled='true'] {
    cursor: default;
  }

  button[aria-disabled='true'] svg {
    opacity: 0.35;
  }

  button.main {
    border-color: var(--_ink);
    background: var(--_ink);
    color: var(--_card);
  }

  button.main:hover {
    background: color-mix(in srgb, var(--_ink) 86%, var(--_card));
  }

  svg {
    display: block;
    fill: currentColor;
  }

  .scrubber {
    position: relative;
    display: grid;
    flex: 1 1 120px;
    align-items: center;
    min-inline-size: 0;
    block-size: 40px;
  }

  .scrubber > * {
    grid-area: 1 / 1;
  }

  .scrubber input {
    inline-size: 100%;
    block-size: 40px;
    margin: 0;
    appearance: none;
    background: none;
    cursor: pointer;
  }

  .scrubber:not(.ticked) {
    --_track: linear-gradient(
        to right,
        color-mix(in srgb, var(--_output) 55%, var(--_card)) calc(var(--_done) * 100%),
        var(--_line) 0
      )
      center / 100% 6px no-repeat;
  }

  input::-webkit-slider-runnable-track {
    block-size: 18px;
    border-radius: 3px;
    background: var(--_track);
  }

  input::-moz-range-track {
    block-size: 18px;
    border-radius: 3px;
    background: var(--_track);
  }

  input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 14px;
    block-size: 18px;
    border-radius: 4px;
    background: var(--_output);
  }

  input::-moz-range-thumb {
    inline-size: 14px;
    block-size: 18px;
    border: 0;
    border-radius: 4px;
    background: var(--_output);
  }

  .ticked input {
    opacity: 0;
  }

  .ticked input::-webkit-slider-runnable-track {
    block-size: 40px;
  }

  .ticked input::-webkit-slider-thumb {
    inline-size: calc(100% / var(--_steps));
    block-size: 40px;
  }

  .ticked input::-moz-range-thumb {
    inline-size: calc(100% / var(--_steps));
    block-size: 40px;
  }

  .ticks {
    display: flex;
    align-items: center;
    border-radius: 4px;
  }

  .ticks i {
    flex: 1;
    block-size: 6px;
    margin-inline: min(1.5px, 20cqi / var(--_steps) * 0.1);
    border-radius: 3px;
    background: var(--_line);
  }

  .ticks i.past {
    background: color-mix(in srgb, var(--_output) 55%, var(--_card));
  }

  .ticks i.now {
    block-size: 14px;
    background: var(--_output);
  }

  .ticks:has(+ input:focus-visible) {
    outline: 3px solid var(--_input);
    outline-offset: 8px;
  }

  .position {
    min-inline-size: calc(var(--_digits) * 0.92ch);
    color: var(--_muted);
    font-size: 14px;
    text-align: end;
    white-space: nowrap;
  }

  .speed {
    inline-size: auto;
    min-inline-size: 46px;
    padding-inline: 6px;
    border-color: transparent;
    color: var(--_muted);
    font-size: 14px;
  }

  @container (max-width: 600px) {
    .controls {
      column-gap: 6px;
      margin-block-start: 14px;
    }

    .scrubber {
      flex-basis: calc(100% - 90px);
      order: -2;
    }

    .position {
      order: -1;
    }

    .speed {
      margin-inline-start: auto;
    }
  }

  @container (max-width: 300px) {
    .scrubber {
      flex-basis: 60px;
    }

    .speed {
      order: -1;
    }

    .buttons {
      flex-basis: 100%;
      justify-content: space-between;
      gap: 2px;
    }
  }

  @media (forced-colors: active) {
    .scrubber:not(.ticked) input {
      appearance: auto;
    }

    .ticks {
      forced-color-adjust: none;
    }

    .ticks i {
      background: GrayText;
    }

    .ticks i.past {
      background: CanvasText;
    }

    .ticks i.now {
      background: Highlight;
    }

    .ticked input {
      forced-color-adjust: none;
    }
  }

  @media print {
    .controls {
      display: none;
    }
  }
`;
