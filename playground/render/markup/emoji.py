"""The short names of emoji, those of Streamlit's page, and characters for the icons that scripts write most.

`wasm/emoji.py` writes the tables: names that are Unicode's own need no more than their characters' numbers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

_PLAIN: Final = """
231a-231b 2328 23f0-23f2 25fd-25fe 2604 2618 2620 2626 262a 262e-262f 2638 2648-2653
2692-2694 2697 2699 269b 26b0-26b1 26be 26ce-26cf 26d3-26d4 26e9-26ea 26f0 26f2 26f4-26f5
26f7-26f8 26fa 270b 270d 271d 2721 2728 274e 2795-2797 27b0 2b1b-2b1c 1f300-1f305
1f308-1f309 1f30b-1f30c 1f310 1f319-1f31e 1f321 1f327-1f329 1f32b 1f32e-1f33c 1f33e-1f342
1f344-1f345 1f347-1f34d 1f34f-1f354 1f356-1f359 1f35d-1f35e 1f361-1f364 1f367-1f36f 1f374
1f377 1f379 1f37c 1f37f-1f380 1f384 1f386 1f388 1f38a-1f38c 1f390 1f392 1f397 1f399-1f39b
1f3a0-1f3a6 1f3aa-1f3ab 1f3ad-1f3ae 1f3b0 1f3b2-1f3b5 1f3b7-1f3bd 1f3c2 1f3c6-1f3c7 1f3c9
1f3ce 1f3d0 1f3d5 1f3d7 1f3d9 1f3db-1f3df 1f3e1 1f3e4-1f3e6 1f3e8-1f3f0 1f3f5 1f3f7
1f3f9-1f3fa 1f400 1f402-1f403 1f406 1f409-1f40a 1f40c-1f40d 1f40f-1f414 1f417-1f419
1f41b-1f41d 1f41f-1f424 1f426-1f42a 1f42c 1f432 1f435 1f43c-1f443 1f445 1f451-1f454
1f456-1f45f 1f463-1f469 1f46c-1f46d 1f470 1f472-1f476 1f478-1f47b 1f47f-1f480 1f482-1f484
1f489-1f48a 1f48c-1f48d 1f490 1f492 1f494-1f496 1f499-1f49c 1f49e-1f4a0 1f4a3 1f4a7
1f4ac-1f4ae 1f4b1-1f4b3 1f4b8 1f4ba 1f4bc-1f4be 1f4c0-1f4c4 1f4c7-1f4df 1f4e4-1f4e6 1f4e8
1f4ee-1f4f0 1f4f3-1f4f5 1f4f7 1f4f9 1f4fb 1f4fd 1f4ff-1f500 1f508 1f50b-1f50c 1f50f-1f512
1f514 1f516 1f518 1f51f 1f525 1f527-1f52a 1f52c-1f52e 1f532-1f533 1f535-1f539 1f54b-1f54d
1f56f-1f570 1f573 1f576-1f57a 1f590 1f5a4-1f5a5 1f5a8 1f5b2 1f5c2-1f5c4 1f5d1 1f5dd 1f5e8
1f5ef 1f5fa-1f5fd 1f5ff 1f610 1f62b 1f635 1f63f 1f641-1f642 1f680-1f683 1f687-1f68a
1f68c-1f68e 1f690-1f696 1f698 1f69b-1f6a2 1f6a4 1f6a6 1f6a9-1f6ab 1f6b3 1f6b7-1f6b8
1f6bb-1f6bd 1f6bf-1f6c5 1f6cb 1f6ce-1f6d0 1f6e0-1f6e5 1f6e9 1f6f3 1f6f5-1f6f9 1f912-1f913
1f919-1f91a 1f91d 1f921-1f922 1f924-1f925 1f927 1f930 1f933-1f935 1f940 1f942-1f945
1f94a-1f94c 1f94e-1f95a 1f95c 1f95e-1f968 1f96a-1f96b 1f96d-1f96f 1f97d-1f980 1f982-1f983
1f985-1f991 1f994-1f996 1f998-1f9a2 1f9b4-1f9b7 1f9c1 1f9d1-1f9d4 1f9e0-1f9e1 1f9e3-1f9e6
1f9e8 1f9ea-1f9eb 1f9ed-1f9f4 1f9f7-1f9fa 1f9fd-1f9ff
"""
"""Characters with Unicode's name, in ranges of code points."""

_SIGNED: Final = """
2139 2194 21a9 25aa-25ab 25fb-25fc 2601 2611 2708 2712 2714 2716 2733-2734 2744 2747 3030
303d
"""
"""The same where a sign after the character makes a picture of it."""

_FLAGS: Final = """
afghanistan af aland_islands ax albania al algeria dz american_samoa as andorra ad angola
ao anguilla ai antarctica aq antigua_barbuda ag argentina ar armenia am aruba aw australia
au austria at azerbaijan az bahamas bs bahrain bh bangladesh bd barbados bb belarus by
belgium be belize bz benin bj bermuda bm bhutan bt bolivia bo bosnia_herzegovina ba
botswana bw brazil br british_indian_ocean_territory io british_virgin_islands vg brunei
bn bulgaria bg burkina_faso bf burundi bi cambodia kh cameroon cm canada ca canary_islands
ic cape_verde cv caribbean_netherlands bq cayman_islands ky central_african_republic cf
chad td chile cl christmas_island cx cn cn cocos_islands cc colombia co comoros km
congo_brazzaville cg congo_kinshasa cd cook_islands ck costa_rica cr cote_divoire ci
croatia hr cuba cu curacao cw cyprus cy czech_republic cz de de denmark dk djibouti dj
dominica dm dominican_republic do ecuador ec egypt eg el_salvador sv equatorial_guinea gq
eritrea er es es estonia ee ethiopia et eu eu falkland_islands fk faroe_islands fo fiji fj
finland fi fr fr french_guiana gf french_polynesia pf french_southern_territories tf gabon
ga gambia gm georgia ge ghana gh gibraltar gi greece gr greenland gl grenada gd guadeloupe
gp guam gu guatemala gt guernsey gg guinea gn guinea_bissau gw guyana gy haiti ht honduras
hn hong_kong hk hungary hu iceland is india in indonesia id iran ir iraq iq ireland ie
isle_of_man im israel il it it jamaica jm jersey je jordan jo jp jp kazakhstan kz kenya ke
kiribati ki kosovo xk kr kr kuwait kw kyrgyzstan kg laos la latvia lv lebanon lb lesotho
ls liberia lr libya ly liechtenstein li lithuania lt luxembourg lu macau mo macedonia mk
madagascar mg malawi mw malaysia my maldives mv mali ml malta mt marshall_islands mh
martinique mq mauritania mr mauritius mu mayotte yt mexico mx micronesia fm moldova md
monaco mc mongolia mn montenegro me montserrat ms morocco ma mozambique mz myanmar mm
namibia na nauru nr nepal np netherlands nl new_caledonia nc new_zealand nz nicaragua ni
niger ne nigeria ng niue nu norfolk_island nf north_korea kp northern_mariana_islands mp
norway no oman om pakistan pk palau pw palestinian_territories ps panama pa
papua_new_guinea pg paraguay py peru pe philippines ph pitcairn_islands pn poland pl
portugal pt puerto_rico pr qatar qa reunion re romania ro ru ru rwanda rw samoa ws
san_marino sm sao_tome_principe st saudi_arabia sa senegal sn serbia rs seychelles sc
sierra_leone sl singapore sg sint_maarten sx slovakia sk slovenia si solomon_islands sb
somalia so south_africa za south_georgia_south_sandwich_islands gs south_sudan ss
sri_lanka lk st_barthelemy bl st_helena sh st_kitts_nevis kn st_lucia lc
st_pierre_miquelon pm st_vincent_grenadines vc sudan sd suriname sr swaziland sz sweden se
switzerland ch syria sy taiwan tw tajikistan tj tanzania tz thailand th timor_leste tl
togo tg tokelau tk tonga to tr tr trinidad_tobago tt tunisia tn turkmenistan tm
turks_caicos_islands tc tuvalu tv uganda ug uk gb ukraine ua united_arab_emirates ae
united_nations un uruguay uy us us us_virgin_islands vi uzbekistan uz vanuatu vu
vatican_city va venezuela ve vietnam vn wallis_futuna wf western_sahara eh yemen ye zambia
zm zimbabwe zw
"""
"""Names of flags, each with the two letters of its country."""

_OTHERS: Final = """
hash #️⃣ asterisk *⃣ zero 0️⃣ one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven
7️⃣ eight 8️⃣ nine 9️⃣ copyright ©️ registered ®️ bangbang ‼️ interrobang ⁉️ tm ™️
arrow_up_down ↕️ arrow_upper_left ↖️ arrow_upper_right ↗️ arrow_lower_right ↘️
arrow_lower_left ↙️ arrow_right_hook ↪️ eject_button ⏏️ fast_forward ⏩ rewind ⏪
arrow_double_up ⏫ arrow_double_down ⏬ next_track_button ⏭ previous_track_button ⏮
play_or_pause_button ⏯ hourglass_flowing_sand ⏳ pause_button ⏸ stop_button ⏹ record_button
⏺ m Ⓜ️ arrow_forward ▶️ arrow_backward ◀️ sunny ☀️ open_umbrella ☂ snowman_with_snow ☃
phone ☎️ umbrella ☔ coffee ☕ point_up ☝ radioactive ☢ biohazard ☣ frowning_face ☹ relaxed
☺️ chess_pawn ♟ spades ♠️ clubs ♣️ hearts ♥️ diamonds ♦️ hotsprings ♨️ recycle ♻️ infinity
♾ wheelchair ♿ balance_scale ⚖ fleur_de_lis ⚜ warning ⚠️ zap ⚡ white_circle ⚪ black_circle
⚫ soccer ⚽ snowman ⛄ partly_sunny ⛅ cloud_with_lightning_and_rain ⛈ rescue_worker_helmet ⛑
parasol_on_ground ⛱ golf ⛳ basketball_man ⛹ basketball_woman ⛹️‍♀️ fuelpump ⛽ scissors ✂️
white_check_mark ✅ email ✉️ fist ✊ v ✌ pencil2 ✏️ x ❌ question ❓ grey_question ❔
grey_exclamation ❕ exclamation ❗ heavy_heart_exclamation ❣ heart ❤️ arrow_right ➡️ loop ➿
arrow_heading_up ⤴️ arrow_heading_down ⤵️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ star ⭐ o
⭕ congratulations ㊗️ secret ㊙️ mahjong 🀄 black_joker 🃏 a 🅰️ b 🅱️ o2 🅾️ parking 🅿️ ab 🆎 cl
🆑 cool 🆒 free 🆓 id 🆔 new 🆕 ng 🆖 ok 🆗 sos 🆘 up 🆙 vs 🆚 koko 🈁 sa 🈂️ u7121 🈚 u6307 🈯 u7981 🈲
u7a7a 🈳 u5408 🈴 u6e80 🈵 u6709 🈶 u6708 🈷️ u7533 🈸 u5272 🈹 u55b6 🈺 ideograph_advantage 🉐
accept 🉑 city_sunset 🌆 city_sunrise 🌇 ocean 🌊 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏
new_moon 🌑 waxing_crescent_moon 🌒 first_quarter_moon 🌓 waxing_gibbous_moon 🌔 full_moon 🌕
waning_gibbous_moon 🌖 last_quarter_moon 🌗 waning_crescent_moon 🌘 star2 🌟 stars 🌠
sun_behind_small_cloud 🌤 sun_behind_large_cloud 🌥 sun_behind_rain_cloud 🌦 tornado 🌪
wind_face 🌬 hotdog 🌭 corn 🌽 leaves 🍃 eggplant 🍆 apple 🍎 pizza 🍕 rice 🍚 curry 🍛 ramen 🍜
fries 🍟 sweet_potato 🍠 fish_cake 🍥 icecream 🍦 cake 🍰 bento 🍱 stew 🍲 fried_egg 🍳 tea 🍵 sake
🍶 cocktail 🍸 beer 🍺 beers 🍻 plate_with_cutlery 🍽 champagne 🍾 gift 🎁 birthday 🎂
jack_o_lantern 🎃 santa 🎅 sparkler 🎇 tada 🎉 bamboo 🎍 dolls 🎎 flags 🎏 rice_scene 🎑
mortar_board 🎓 medal_military 🎖 film_strip 🎞 tickets 🎟 headphones 🎧 art 🎨 tophat 🎩 clapper
🎬 dart 🎯 8ball 🎱 notes 🎶 tennis 🎾 ski 🎿 basketball 🏀 checkered_flag 🏁 running_man 🏃
running_woman 🏃‍♀️ surfing_man 🏄 surfing_woman 🏄‍♀️ medal_sports 🏅 football 🏈 swimming_man
🏊 swimming_woman 🏊‍♀️ weight_lifting_man 🏋 weight_lifting_woman 🏋️‍♀️ golfing_man 🏌
golfing_woman 🏌️‍♀️ motorcycle 🏍 cricket 🏏 field_hockey 🏑 ice_hockey 🏒 ping_pong 🏓
mountain_snow 🏔 beach_umbrella 🏖 houses 🏘 derelict_house 🏚 house 🏠 office 🏢 post_office 🏣
atm 🏧 white_flag 🏳 rainbow_flag 🏳️‍🌈 black_flag 🏴 pirate_flag 🏴‍☠️ england 🏴󠁧󠁢󠁥󠁮󠁧󠁿
scotland 🏴󠁧󠁢󠁳󠁣󠁴󠁿 wales 🏴󠁧󠁢󠁷󠁬󠁳󠁿 badminton 🏸 mouse2 🐁 cow2 🐄 tiger2 🐅 rabbit2 🐇 cat2 🐈
whale2 🐋 racehorse 🐎 dog2 🐕 pig2 🐖 shell 🐚 beetle 🐞 hatched_chick 🐥 camel 🐫 mouse 🐭 cow 🐮
tiger 🐯 rabbit 🐰 cat 🐱 whale 🐳 horse 🐴 dog 🐶 pig 🐷 frog 🐸 hamster 🐹 wolf 🐺 bear 🐻 lips 👄
point_up_2 👆 point_down 👇 point_left 👈 point_right 👉 facepunch 👊 wave 👋 ok_hand 👌 +1 👍 -1
👎 clap 👏 open_hands 👐 tshirt 👕 high_heel 👠 sandal 👡 boot 👢 man_health_worker 👨‍⚕️
man_judge 👨‍⚖️ man_pilot 👨‍✈️ couple_with_heart_man_man 👨‍❤️‍👨 couplekiss_man_man 👨‍❤️‍💋‍👨
man_farmer 👨‍🌾 man_cook 👨‍🍳 man_student 👨‍🎓 man_singer 👨‍🎤 man_artist 👨‍🎨 man_teacher 👨‍🏫
man_factory_worker 👨‍🏭 family_man_boy 👨‍👦 family_man_boy_boy 👨‍👦‍👦 family_man_girl 👨‍👧
family_man_girl_boy 👨‍👧‍👦 family_man_girl_girl 👨‍👧‍👧 family_man_man_boy 👨‍👨‍👦
family_man_man_boy_boy 👨‍👨‍👦‍👦 family_man_man_girl 👨‍👨‍👧 family_man_man_girl_boy 👨‍👨‍👧‍👦
family_man_man_girl_girl 👨‍👨‍👧‍👧 family_man_woman_boy_boy 👨‍👩‍👦‍👦 family_man_woman_girl
👨‍👩‍👧 family_man_woman_girl_boy 👨‍👩‍👧‍👦 family_man_woman_girl_girl 👨‍👩‍👧‍👧
man_technologist 👨‍💻 man_office_worker 👨‍💼 man_mechanic 👨‍🔧 man_scientist 👨‍🔬
man_astronaut 👨‍🚀 man_firefighter 👨‍🚒 woman_health_worker 👩‍⚕️ woman_judge 👩‍⚖️
woman_pilot 👩‍✈️ couple_with_heart_woman_woman 👩‍❤️‍👩 couplekiss_woman_woman 👩‍❤️‍💋‍👩
woman_farmer 👩‍🌾 woman_cook 👩‍🍳 woman_student 👩‍🎓 woman_singer 👩‍🎤 woman_artist 👩‍🎨
woman_teacher 👩‍🏫 woman_factory_worker 👩‍🏭 family_woman_boy 👩‍👦 family_woman_boy_boy 👩‍👦‍👦
family_woman_girl 👩‍👧 family_woman_girl_boy 👩‍👧‍👦 family_woman_girl_girl 👩‍👧‍👧
family_woman_woman_boy 👩‍👩‍👦 family_woman_woman_boy_boy 👩‍👩‍👦‍👦 family_woman_woman_girl
👩‍👩‍👧 family_woman_woman_girl_boy 👩‍👩‍👧‍👦 family_woman_woman_girl_girl 👩‍👩‍👧‍👧
woman_technologist 👩‍💻 woman_office_worker 👩‍💼 woman_mechanic 👩‍🔧 woman_scientist 👩‍🔬
woman_astronaut 👩‍🚀 woman_firefighter 👩‍🚒 family_man_woman_boy 👪 couple 👫 policeman 👮
policewoman 👮‍♀️ dancing_women 👯 dancing_men 👯‍♂️ blonde_man 👱 blonde_woman 👱‍♀️
woman_with_turban 👳‍♀️ construction_worker_man 👷 construction_worker_woman 👷‍♀️ angel 👼
alien 👽 space_invader 👾 tipping_hand_woman 💁 tipping_hand_man 💁‍♂️ guardswoman 💂‍♀️
nail_care 💅 massage_woman 💆 massage_man 💆‍♂️ haircut_woman 💇 haircut_man 💇‍♂️ barber 💈
kiss 💋 gem 💎 couplekiss_man_woman 💏 couple_with_heart_woman_man 💑 heartbeat 💓 heartpulse 💗
cupid 💘 gift_heart 💝 bulb 💡 anger 💢 zzz 💤 boom 💥 sweat_drops 💦 dash 💨 poop 💩 muscle 💪
dizzy 💫 100 💯 moneybag 💰 yen 💴 dollar 💵 euro 💶 pound 💷 chart 💹 computer 💻 cd 💿 date 📅
calendar 📆 fax 📠 satellite 📡 loudspeaker 📢 mega 📣 e-mail 📧 envelope_with_arrow 📩
mailbox_closed 📪 mailbox 📫 mailbox_with_mail 📬 mailbox_with_no_mail 📭 iphone 📱 calling 📲
signal_strength 📶 camera_flash 📸 tv 📺 vhs 📼 repeat 🔁 repeat_one 🔂 arrows_clockwise 🔃
arrows_counterclockwise 🔄 low_brightness 🔅 high_brightness 🔆 mute 🔇 sound 🔉 loud_sound 🔊
mag 🔍 mag_right 🔎 unlock 🔓 no_bell 🔕 link 🔗 back 🔙 end 🔚 on 🔛 soon 🔜 top 🔝 underage 🔞
capital_abcd 🔠 abcd 🔡 1234 🔢 symbols 🔣 abc 🔤 flashlight 🔦 gun 🔫 six_pointed_star 🔯
beginner 🔰 trident 🔱 red_circle 🔴 small_red_triangle 🔺 small_red_triangle_down 🔻
arrow_up_small 🔼 arrow_down_small 🔽 om 🕉 dove 🕊 menorah 🕎 clock1 🕐 clock2 🕑 clock3 🕒
clock4 🕓 clock5 🕔 clock6 🕕 clock7 🕖 clock8 🕗 clock9 🕘 clock10 🕙 clock11 🕚 clock12 🕛
clock130 🕜 clock230 🕝 clock330 🕞 clock430 🕟 clock530 🕠 clock630 🕡 clock730 🕢 clock830 🕣
clock930 🕤 clock1030 🕥 clock1130 🕦 clock1230 🕧 business_suit_levitating 🕴 male_detective 🕵
female_detective 🕵️‍♀️ paperclips 🖇 pen 🖊 fountain_pen 🖋 paintbrush 🖌 crayon 🖍 fu 🖕
vulcan_salute 🖖 computer_mouse 🖱 framed_picture 🖼 spiral_notepad 🗒 spiral_calendar 🗓 clamp
🗜 newspaper_roll 🗞 dagger 🗡 speaking_head 🗣 ballot_box 🗳 japan 🗾 grinning 😀 grin 😁 joy 😂
smiley 😃 smile 😄 sweat_smile 😅 laughing 😆 innocent 😇 smiling_imp 😈 wink 😉 blush 😊 yum 😋
relieved 😌 heart_eyes 😍 sunglasses 😎 smirk 😏 expressionless 😑 unamused 😒 sweat 😓 pensive 😔
confused 😕 confounded 😖 kissing 😗 kissing_heart 😘 kissing_smiling_eyes 😙
kissing_closed_eyes 😚 stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜
stuck_out_tongue_closed_eyes 😝 disappointed 😞 worried 😟 angry 😠 rage 😡 cry 😢 persevere 😣
triumph 😤 disappointed_relieved 😥 frowning 😦 anguished 😧 fearful 😨 weary 😩 sleepy 😪
grimacing 😬 sob 😭 open_mouth 😮 hushed 😯 cold_sweat 😰 scream 😱 astonished 😲 flushed 😳
sleeping 😴 no_mouth 😶 mask 😷 smile_cat 😸 joy_cat 😹 smiley_cat 😺 heart_eyes_cat 😻 smirk_cat
😼 kissing_cat 😽 pouting_cat 😾 scream_cat 🙀 upside_down_face 🙃 roll_eyes 🙄 no_good_woman 🙅
no_good_man 🙅‍♂️ ok_woman 🙆 ok_man 🙆‍♂️ bowing_man 🙇 bowing_woman 🙇‍♀️ see_no_evil 🙈
hear_no_evil 🙉 speak_no_evil 🙊 raising_hand_woman 🙋 raising_hand_man 🙋‍♂️ raised_hands 🙌
frowning_woman 🙍 frowning_man 🙍‍♂️ pouting_woman 🙎 pouting_man 🙎‍♂️ pray 🙏
bullettrain_side 🚄 bullettrain_front 🚅 train2 🚆 train 🚋 busstop 🚏 red_car 🚗 blue_car 🚙
truck 🚚 rowing_man 🚣 rowing_woman 🚣‍♀️ traffic_light 🚥 construction 🚧 rotating_light 🚨
smoking 🚬 no_smoking 🚭 put_litter_in_its_place 🚮 do_not_litter 🚯 potable_water 🚰
non-potable_water 🚱 bike 🚲 biking_man 🚴 biking_woman 🚴‍♀️ mountain_biking_man 🚵
mountain_biking_woman 🚵‍♀️ walking_man 🚶 walking_woman 🚶‍♀️ mens 🚹 womens 🚺 wc 🚾
sleeping_bed 🛌 shopping 🛍 stop_sign 🛑 shopping_cart 🛒 flight_departure 🛫 flight_arrival 🛬
artificial_satellite 🛰 kick_scooter 🛴 zipper_mouth_face 🤐 money_mouth_face 🤑 thinking 🤔
face_with_head_bandage 🤕 robot 🤖 hugs 🤗 metal 🤘 fist_left 🤛 fist_right 🤜 crossed_fingers 🤞
love_you 🤟 cowboy_hat_face 🤠 rofl 🤣 woman_facepalming 🤦‍♀️ man_facepalming 🤦‍♂️
raised_eyebrow 🤨 star_struck 🤩 zany 🤪 shushing 🤫 symbols_over_mouth 🤬 hand_over_mouth 🤭
vomiting 🤮 exploding_head 🤯 breastfeeding 🤱 palms_up 🤲 mrs_claus 🤶 woman_shrugging 🤷
man_shrugging 🤷‍♂️ woman_cartwheeling 🤸‍♀️ man_cartwheeling 🤸‍♂️ woman_juggling 🤹‍♀️
man_juggling 🤹‍♂️ person_fencing 🤺 women_wrestling 🤼‍♀️ men_wrestling 🤼‍♂️
woman_playing_water_polo 🤽‍♀️ man_playing_water_polo 🤽‍♂️ woman_playing_handball 🤾‍♀️
man_playing_handball 🤾‍♂️ drum 🥁 1st_place_medal 🥇 2nd_place_medal 🥈 3rd_place_medal 🥉
lacrosse 🥍 milk_glass 🥛 kiwi_fruit 🥝 steak 🥩 leafy_greens 🥬 smiling_face_with_three_hearts
🥰 partying 🥳 woozy 🥴 hot 🥵 cold 🥶 pleading 🥺 labcoat 🥼 lion 🦁 unicorn 🦄 giraffe 🦒 zebra 🦓
grasshopper 🦗 woman_superhero 🦸‍♀️ man_superhero 🦸‍♂️ woman_supervillain 🦹‍♀️
man_supervillain 🦹‍♂️ cheese 🧀 salt 🧂 monocle 🧐 woman_with_headscarf 🧕
woman_in_steamy_room 🧖‍♀️ man_in_steamy_room 🧖‍♂️ climbing_woman 🧗‍♀️ climbing_man 🧗‍♂️
woman_in_lotus_position 🧘‍♀️ man_in_lotus_position 🧘‍♂️ sorceress 🧙‍♀️ wizard 🧙‍♂️
woman_fairy 🧚‍♀️ man_fairy 🧚‍♂️ woman_vampire 🧛‍♀️ man_vampire 🧛‍♂️ mermaid 🧜‍♀️ merman
🧜‍♂️ woman_elf 🧝‍♀️ man_elf 🧝‍♂️ woman_genie 🧞‍♀️ man_genie 🧞‍♂️ woman_zombie 🧟‍♀️
man_zombie 🧟‍♂️ billed_hat 🧢 red_envelope 🧧 jigsaw 🧩 dna 🧬 thread 🧵 yarn 🧶 toilet_paper 🧻
soap 🧼
"""
"""All other names, each with its emoji."""


def named(name: str) -> str | None:
    """Return the emoji that `:name:` stands for; None where Streamlit knows none of that name."""
    return _all().get(name)


@cache
def _all() -> Mapping[str, str]:
    words, flags = _OTHERS.split(), _FLAGS.split()
    found = {
        **{_name(each): each for each in _characters(_PLAIN)},
        **{_name(each): f"{each}\ufe0f" for each in _characters(_SIGNED)},
        **{name: "".join(map(_flag_letter, code)) for name, code in zip(flags[::2], flags[1::2], strict=True)},
        **dict(zip(words[::2], words[1::2], strict=True)),
    }
    return MappingProxyType(found)  # a script that gets hold of it changes nothing for other sessions


def _characters(ranges: str) -> Iterator[str]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from map(chr, range(int(first, 16), int(last or first, 16) + 1))


def _name(character: str) -> str:
    return unicodedata.name(character).lower().replace(" ", "_")


def _flag_letter(letter: str) -> str:
    return chr(ord(letter) - ord("a") + ord("\U0001f1e6"))


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
