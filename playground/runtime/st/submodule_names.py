"""The modules of Streamlit 1.67 that scripts may import, whether what is in them is here or not."""

from __future__ import annotations

from typing import Final

_LISTED: Final = """
    : auth_util byte_util cli_util column_config command_suggestions commands components config config_option
    config_util connections cursor dataframe dataframe_util delta_generator delta_generator_singletons
    deprecation_util development elements emojis env_util error_util errors file_util git_util hello logger
    material_icon_names navigation net_util path_security platform proto runtime signal_util source_util starlette
    string_util temporary_directory testing time_util toml_writer type_util typing url_util user_info util vendor
    version watcher web
    commands: echo execution_control logo navigation page_config
    components: lib types v1 v2
    components.lib: local_component_registry
    components.types: base_component_registry base_custom_component
    components.v1: component_arrow component_registry components custom_component
    components.v2: bidi_component component_definition_resolver component_file_watcher component_manager
    component_manifest_handler component_path_utils component_registry get_bidi_component_manager manifest_scanner
    presentation types
    components.v2.bidi_component: constants main serialization state
    connections: base_connection retry_util snowflake_connection sql_connection util
    dataframe: lazy_df_adapters lazy_df_source
    elements: alert arrow balloons bottom code deck_gl_json_chart dialog_decorator echarts_chart empty exception
    form graphviz_chart heading help html iframe image json layouts lib map markdown media mermaid_chart metric pdf
    plotly_chart progress pyplot skeleton snow space spinner table text toast vega_charts widgets write
    elements.lib: agent_data agent_spec built_in_chart_utils color_util column_config_utils column_types dialog
    dicttools file_uploader_utils form_utils grid_container image_utils js_number layout_utils
    mutable_expander_container mutable_popover_container mutable_status_container mutable_tab_container
    options_selector_utils pandas_styler_utils policies shortcut_utils skeleton_placeholder streamlit_plotly_theme
    subtitle_utils utils
    elements.widgets: audio_input button button_group camera_input chat checkbox color_picker data_editor feedback
    file_uploader menu_button multiselect number_input pagination radio select_slider selectbox slider text_widgets
    time_widgets
    hello: animation_demo dataframe_demo hello mapping_demo plotting_demo streamlit_app utils
    navigation: page
    runtime: agent app_session backend_operation_handler caching connection_factory context context_util credentials
    dataframe_chunk_handler dataframe_source_manager download_data_util forward_msg_cache forward_msg_queue fragment
    media_file_manager media_file_storage memory_media_file_storage memory_session_storage
    memory_uploaded_file_manager metrics_util outside_container_wrapper pages_manager parallel_coordinator runtime
    runtime_util script_data scriptrunner scriptrunner_utils secrets session_manager state stats theme_util
    uploaded_file_manager websocket_session_manager
    runtime.agent: errors interaction json_encoding mcp protocol snapshot tree usage widget_values widget_writes
    runtime.caching: cache_background_refresh cache_data_api cache_errors cache_metrics cache_resource_api
    cache_type cache_utils cached_message_replay global_cache_budget hashing storage ttl_cache ttl_cleanup_cache
    runtime.caching.storage: cache_storage_protocol dummy_cache_storage in_memory_cache_storage_wrapper
    local_disk_cache_storage
    runtime.scriptrunner: exec_code magic magic_funcs script_cache script_runner
    runtime.scriptrunner_utils: exceptions run_descriptor script_requests script_run_context script_run_context_attr
    shared_run_state thread_safe_set
    runtime.state: common presentation query_params query_params_proxy safe_session_state session_state
    session_state_proxy widgets
    testing: v1
    testing.v1: app_test element_tree errors local_script_runner util
    watcher: event_based_path_watcher folder_black_list local_sources_watcher path_watcher polling_path_watcher util
    web: bootstrap cache_storage_manager_config cli server skills
    web.server: app_discovery component_file_utils server server_util starlette
    web.server.starlette: starlette_agent_routes starlette_app starlette_app_utils starlette_auth_routes
    starlette_gzip_middleware starlette_path_security_middleware starlette_routes starlette_server
    starlette_server_config starlette_static_routes starlette_websocket
"""
"""Packages with a colon, each followed by what is in it."""
BEYOND: Final = ("streamlit.proto", "streamlit.vendor")
"""Packages whose modules are not listed."""


def _names() -> tuple[str, ...]:
    package, found = "streamlit", []
    for word in _LISTED.split():
        if word.endswith(":"):
            package = f"streamlit.{word[:-1]}".rstrip(".")
        else:
            found.append(f"{package}.{word}")
    return tuple(found)


SUBMODULES: Final = _names()
"""Their whole names, each package before what is in it."""

_KNOWN: Final = """
    column_config: AreaChartColumn AudioColumn BarChartColumn ButtonColumn CheckboxColumn Column DateColumn
    DatetimeColumn ImageColumn JsonColumn LineChartColumn LinkColumn ListColumn MarkdownColumn MultiselectColumn
    NumberColumn ProgressColumn SelectboxColumn TextColumn TimeColumn VideoColumn
    components:
    components.v1: declare_component html iframe
    errors:
    typing: ButtonColumnClickState ChatInputValue DataEditorState DataframeState EChartsState PlotlyState PydeckState
    UploadedFile VegaLiteState
"""


def _names_by_module() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in _KNOWN.split():
        if word.endswith(":"):
            names = found.setdefault(f"streamlit.{word[:-1]}", [])
        else:
            names.append(word)
    return found


NAMES: Final = _names_by_module()
"""Of the modules that scripts use most, all public names that are not here; of others, every name is answered."""
