"""The short names of emoji and icons that scripts write most: `:smile:`, `:material/home:`."""

from __future__ import annotations

from typing import Final

_PAIRS: Final = """
+1 👍 -1 👎 100 💯 alarm_clock ⏰ ambulance 🚑 anchor ⚓ angry 😠 apple 🍎 arrow_down ⬇️
arrow_left ⬅️ arrow_right ➡️ arrow_up ⬆️ art 🎨 balloon 🎈 bar_chart 📊 bell 🔔
bike 🚲 birthday 🎂 blue_heart 💙 blush 😊 bomb 💣 book 📖 books 📚 boom 💥 brain 🧠
broken_heart 💔 bug 🐛 bulb 💡 cake 🍰 calendar 📆 camera 📷 car 🚗 cat 🐱 chart 💹
chart_with_downwards_trend 📉 chart_with_upwards_trend 📈 cherry_blossom 🌸 clap 👏
clipboard 📋 clock1 🕐 cloud ☁️ coffee ☕ computer 💻 confetti_ball 🎊 construction 🚧
cookie 🍪 cool 🆒 crab 🦀 cry 😢 crying_cat_face 😿 dart 🎯 date 📅 dizzy 💫 dog 🐶
email 📧 exclamation ❗ eyes 👀 fire 🔥 floppy_disk 💾 flushed 😳 frog 🐸 game_die 🎲
gear ⚙️ gem 💎 ghost 👻 gift 🎁 globe_with_meridians 🌐 green_apple 🍏 green_heart 💚
grin 😁 grinning 😀 guitar 🎸 hammer 🔨 hand ✋ handshake 🤝 heart ❤️ heart_eyes 😍
heavy_check_mark ✔️ hourglass ⌛ house 🏠 hugs 🤗 information_source ℹ️ joy 😂 key 🔑
kissing_heart 😘 laughing 😆 link 🔗 lock 🔒 lollipop 🍭 mag 🔍 memo 📝 metal 🤘
microphone 🎤 money_with_wings 💸 moneybag 💰 moon 🌔 muscle 💪 musical_note 🎵
mushroom 🍄 new 🆕 no_entry ⛔ no_entry_sign 🚫 notebook 📓 o ⭕ ocean 🌊 ok ✅
ok_hand 👌 older_man 👴 open_file_folder 📂 orange_heart 🧡 package 📦 panda_face 🐼
paperclip 📎 party_popper 🎉 partying_face 🥳 pencil 📝 pencil2 ✏️ phone ☎️ pill 💊
pizza 🍕 point_down 👇 point_left 👈 point_right 👉 point_up ☝️ popcorn 🍿 pray 🙏
purple_heart 💜 pushpin 📌 question ❓ rabbit 🐰 rainbow 🌈 raised_hands 🙌
red_circle 🔴 repeat 🔁 robot 🤖 robot_face 🤖 rocket 🚀 rose 🌹 scream 😱
see_no_evil 🙈 shark 🦈 sleeping 😴 smile 😄 smiley 😃 smirk 😏 snail 🐌 snake 🐍
snowflake ❄️ sob 😭 sparkles ✨ speech_balloon 💬 star ⭐ star2 🌟 stopwatch ⏱️
strawberry 🍓 sun_with_face 🌞 sunflower 🌻 sunglasses 😎 sunny ☀️ tada 🎉 taxi 🚕
thinking 🤔 thinking_face 🤔 thumbsdown 👎 thumbsup 👍 tiger 🐯 tomato 🍅 tree 🌲
trophy 🏆 turtle 🐢 umbrella ☔ unicorn 🦄 unlock 🔓 v ✌️ warning ⚠️ watermelon 🍉
wave 👋 white_check_mark ✅ whale 🐳 wink 😉 wrench 🔧 x ❌ yellow_heart 💛 yum 😋 zap ⚡
zzz 💤
"""
_WORDS: Final = _PAIRS.split()
EMOJI: Final = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))

# Streamlit draws these from an icon font; here a character that every system has stands for them.
MATERIAL: Final = {
    "add": "＋", "arrow_back": "←", "arrow_downward": "↓", "arrow_forward": "→",
    "arrow_upward": "↑", "cancel": "✕", "check": "✓", "check_circle": "✓", "close": "✕",
    "delete": "🗑", "done": "✓", "download": "⤓", "edit": "✎", "error": "⚠",
    "favorite": "♥", "help": "?", "home": "⌂", "info": "ℹ", "keyboard_arrow_down": "⌄",
    "lightbulb": "💡", "mail": "✉", "menu": "☰", "pause": "⏸", "play_arrow": "▶",
    "priority_high": "!", "refresh": "↻", "remove": "−", "replay": "↺", "search": "🔍",
    "send": "➤", "settings": "⚙", "star": "★", "stop": "■", "thumb_down": "👎",
    "thumb_up": "👍", "timer": "⏱", "undo": "↶", "warning": "⚠",
}  # fmt: skip
