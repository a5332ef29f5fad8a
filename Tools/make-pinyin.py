#!/usr/bin/env python3
"""Writes share/countinghouse/pinyin.txt and variants.txt, the data behind pinyin search.

    Tools/make-pinyin.py PINYIN.csv TSCharacters.txt share/countinghouse

PINYIN.csv has the columns char, plain and all_readings (made from github.com/mozillazg/pinyin-data, MIT).
TSCharacters.txt is OpenCC's table of traditional to simplified characters (Apache-2.0); from a Debian package:
    opencc_dict -i TSCharacters.ocd2 -f ocd2 -t text -o TSCharacters.txt

Both results are sorted by their UTF-8 bytes, so that the program can search them as they lie in the file.
pinyin.txt: a character, then its readings without tone marks (ü as v), the usual one first; or a word of two
characters whose first reading is not the usual one, then one reading for each. variants.txt: a traditional
character and its simplified form.
"""
import csv
import sys
import unicodedata

# Words common in the names of firms, places and goods in which a character has not its usual reading.
WORDS = """
重庆 chong qing|重叠 chong die|重新 chong xin|重复 chong fu|銀行 yin hang|银行 yin hang|行业 hang ye|行業 hang ye|商行 shang hang
车行 che hang|車行 che hang|洋行 yang hang|行情 hang qing|长沙 chang sha|长春 chang chun|长江 chang jiang|长城 chang cheng
长安 chang an|长虹 chang hong|长治 chang zhi|长兴 chang xing|长乐 chang le|长宁 chang ning|长途 chang tu|长期 chang qi
长远 chang yuan|长风 chang feng|长荣 chang rong|長榮 chang rong|長江 chang jiang|長城 chang cheng|長春 chang chun|長沙 chang sha
会计 kuai ji|會計 kuai ji|会稽 kuai ji|厦门 xia men|廈門 xia men|重慶 chong qing|音乐 yin yue|音樂 yin yue|乐器 yue qi|樂器 yue qi
乐清 yue qing|乐山 le shan|朝阳 chao yang|朝陽 chao yang|潮汕 chao shan|调味 tiao wei|调节 tiao jie|调整 tiao zheng|调料 tiao liao
蚌埠 beng bu|六安 lu an|台州 tai zhou|番禺 pan yu|东阿 dong e|东莞 dong guan|丽水 li shui|铅山 yan shan|大厦 da sha|大廈 da sha
单县 shan xian|参茸 shen rong|人参 ren shen|人參 ren shen|海参 hai shen|海參 hai shen|薄荷 bo he|传动 chuan dong|传感 chuan gan
传媒 chuan mei|弹簧 tan huang|彈簧 tan huang|角色 jue se|降落 jiang luo|血清 xue qing|露天 lu tian|供给 gong ji|曾氏 zeng shi
"""


def plain(reading):
    letters = unicodedata.normalize("NFD", reading.lower().replace("ü", "v").replace("ê", "e"))
    letters = letters.replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def readings(row):
    found = [row["plain"]]
    for reading in row["all_readings"].split():
        toneless = plain(unicodedata.normalize("NFD", reading).replace("u\u0308", "v"))
        if toneless and toneless not in found:
            found.append(toneless)
    return found


def main():
    pinyin, variants, folder = sys.argv[1:]
    with open(pinyin, encoding="utf-8", newline="") as file:
        lines = [row["char"] + " " + " ".join(readings(row)) for row in csv.DictReader(file)]
    write(folder + "/pinyin.txt", lines + WORDS.strip().replace("\n", "|").split("|"))

    with open(variants, encoding="utf-8") as file:
        pairs = [line.split()[:2] for line in file if line.strip()]
    write(folder + "/variants.txt", [" ".join(pair) for pair in pairs if pair[0] != pair[1]])


def write(path, lines):
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for line in sorted(lines, key=lambda line: line.split()[0].encode()):
            out.write(line + "\n")


main()
