import { describe, expect, it } from 'vitest';
import { translatorFor } from '../locales/index.ts';
import { commandText, parseCommand } from './command.ts';
import { addressMistake, interfaceAddressesMistake, numberMistake, parseTags, prefixMistake } from './validate.ts';

const t = translatorFor('en');

describe('fields', () => {
  it('check an address against its subnets', () => {
    expect(addressMistake('', ['172.16.10.0/24'], t)).toBeNull();
    expect(addressMistake('172.16.10.10', ['172.16.10.0/24'], t)).toBeNull();
    expect(addressMistake('172.16.11.10', ['172.16.10.0/24'], t)).toBe('Outside of 172.16.10.0/24.');
    expect(addressMistake('172.16.10', ['172.16.10.0/24'], t)).toContain('no address');
  });

  it('name the network that was meant', () => {
    expect(prefixMistake('172.16.10.1/24', t)).toBe('The network is 172.16.10.0/24.');
    expect(prefixMistake('172.16.10.0', t)).toContain('no network');
    expect(prefixMistake('fd00::/64', t)).toBeNull();
  });

  it('check lists, numbers and tags', () => {
    expect(interfaceAddressesMistake('10.0.0.1/24, 10.0.1.1', t)).toContain('10.0.1.1');
    expect(numberMistake('4095', 1, 4094, t)).toBe('A number from 1 to 4094.');
    expect(parseTags('10, 20-22')).toEqual([10, 20, 21, 22]);
    expect(parseTags('')).toEqual([]);
    expect(parseTags('0')).toBeUndefined();
  });

  it('show a command as a line and keep the form of the file', () => {
    expect(commandText(['sh', '-c', 'echo hi'])).toBe("sh -c 'echo hi'");
    expect(parseCommand('sleep 60', ['sleep', '30'])).toEqual(['sleep', '60']);
    expect(parseCommand("sh -c 'echo hi'", ['sh'])).toBe("sh -c 'echo hi'");
    expect(parseCommand('sleep 60', undefined)).toBe('sleep 60');
  });
});
