import { css } from 'lit';

/** The maximum of a window, in the image and in the calculation; dropped cells; several poolings. */
export const poolStepStyles = css`
  .cell.winner {
    border-color: transparent;
    background: var(--_output-tint);
    box-shadow: inset 0 0 0 2px var(--_output);
    color: var(--_output);
    font-weight: 700;
  }

  b.output {
    color: var(--_output);
    text-decoration-line: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 4px;
  }

  .cell.dropped {
    border-style: dashed;
    background: repeating-linear-gradient(135deg, transparent 0 5px, var(--_line) 5px 6px);
    color: var(--_muted);
  }

  .side-by-side .results {
    flex-flow: row wrap;
    gap: 14px 20px;
  }

  .modes {
    display: grid;
    justify-content: center;
  }

  .modes .calculation:not(:first-child) {
    margin-block-start: 8px;
  }

  .single .result {
    justify-self: start;
  }

  @media (forced-colors: active) {
    .cell.winner {
      border: 4px double Highlight;
      box-shadow: none;
    }
  }
`;
