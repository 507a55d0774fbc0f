const css = String.raw;

export const menuStyles = css`
  .saving {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 8px;
    min-block-size: 40px;
    margin-block: 8px -6px;
    color: var(--_muted);
    font-size: 13px;
    line-height: 20px;
  }

  .saving[hidden],
  .saving [hidden] {
    display: none;
  }

  .saving div {
    display: flex;
    gap: 4px;
  }

  .saving p {
    flex: 1 1 auto;
    margin: 0;
    overflow-wrap: anywhere;
  }

  .saving progress {
    flex: 0 1 120px;
    min-inline-size: 40px;
    accent-color: var(--_output);
  }

  .saving button {
    inline-size: auto;
    min-inline-size: 44px;
    block-size: 40px;
    margin: 0;
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: 9px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .saving button:hover,
  .saving button[aria-expanded='true'] {
    border-color: var(--_line);
    color: var(--_ink);
  }

  /* Aligns the text, not the edge, of the button with the content of the card. */
  .saving > button {
    margin-inline-start: -11px;
  }

  .saving div button {
    color: var(--_ink);
  }

  .saving button[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }

  @media print {
    .saving {
      display: none;
    }
  }
`;
