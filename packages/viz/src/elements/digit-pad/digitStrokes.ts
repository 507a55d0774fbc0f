import type { Stroke } from './normalize.js';

/** The ten digits, written for this package: two letters a point, a is 1 … z is 26 cells from left and from top. */
const written = [
  'mcjdhgglgphtjwmxpwrtsprlrgpdmc',
  'igmcmx',
  'ghielcocreshrlopktgxtx',
  'gfjcncqerhpklmpnsqsupxlyhxfu',
  'ochqtq pjpy',
  'rcichllkplsostpxkygv',
  'qcmeijgphukyoyrwssqomnipgs',
  'gcscolly',
  'mmikggidmcqdrgpkmmipgtixmyqxstqpmm',
  'siqmmnimgiiemcqesirppy',
];

export const digitStrokes: readonly (readonly Stroke[])[] = written.map((digit) =>
  digit.split(' ').map((stroke) => Array.from(stroke, (letter) => letter.charCodeAt(0) - 96)),
);
