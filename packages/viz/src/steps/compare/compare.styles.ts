import { css } from 'lit';

/** On one grid: all beside one another where there is room, else as many as fit, with cells that stay readable. */
export const compareStyles = css`
  .comparison {
    --_gap: 2px;
    --_room: calc(100cqi - 2 * var(--_pad) - 2px);
    --_cnn-cell: clamp(
      min(24px + clamp(0px, (var(--_widest) - 3) * 4px, 12px), var(--_room) / var(--_most) - var(--_gap)),
      (var(--_room) - 30px * (var(--_blocks) - 1)) / var(--_blocks) / var(--_most) - var(--_gap),
      36px + clamp(0px, (var(--_widest) - 3) * 5px, 14px)
    );

    display: grid;
    grid-template-columns: repeat(auto-fit, max(112px, var(--_most) * (var(--_cnn-cell) + var(--_gap))));
    align-items: start;
    justify-content: center;
    gap: 20px 30px;
    direction: ltr;
  }

  .lost {
    display: grid;
    margin: 8px 0 0;
    color: var(--_muted);
    font-size: 13px;
  }

  .lost strong {
    color: var(--_ink);
  }
`;
