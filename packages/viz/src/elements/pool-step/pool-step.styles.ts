import { css } from 'lit';

/** The maximum in the calculation; several poolings. */
export const poolStepStyles = css`
  b.output {
    color: var(--_output);
    text-decoration-line: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 4px;
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
`;
